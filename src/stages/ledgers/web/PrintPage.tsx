import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { fieldFaces } from '#fields/web.ts';
import { ask } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import type { Names } from '#web/ui/field-face.ts';
import { joinedNames, NO_NAMES } from '#web/ui/names.ts';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { useMe, useToday } from '#web/ui/session.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { Watermark } from '#web/ui/Watermark.tsx';
import { type Definition, fieldsOf, type ListedRow, useDefinition } from './definition.ts';
import { columnsOf } from './list/columns.ts';
import { conditionsInWords } from './list/conditions-in-words.ts';
import { type Selection, selectionOf } from './list/selection.ts';
import { STATUS_WORDS } from './row-status.ts';
import './print.css';

/** Maximum number of printed rows; more are exported as a workbook. */
const MOST = 2000;
const PAGE = 500;

/** A list on paper: its subject, its conditions, the reader and the time, and every chosen column in full. */
export function PrintPage() {
  const ledger = usePlace().param('ledger');
  const definition = useDefinition(ledger);
  return <Answer of={definition}>{(found) => <Printed key={ledger} definition={found} />}</Answer>;
}

interface Listed {
  readonly rows: readonly ListedRow[];
  readonly names: Names;
  /** The number of rows that the conditions select. */
  readonly all: number;
}

function Printed({ definition }: { readonly definition: Definition }) {
  const place = usePlace();
  const { post } = useMe();
  const today = useToday();
  const selection = selectionOf(place, definition.happens);
  const sort = place.one('sort');
  const listed = useQuery<Listed>({
    queryKey: ['printed', definition.id, selection, sort],
    queryFn: () => allRows(definition.id, selection, sort),
  });
  const shown = new Set(columnsOf(definition, place.one('columns')));
  const columns = fieldsOf(definition).filter(({ id }) => shown.has(id));
  const names = listed.data?.names ?? NO_NAMES;
  const rows = listed.data?.rows.length ?? 0;
  const all = listed.data?.all ?? 0;
  const conditions = conditionsInWords(definition, place, names);
  const page = (
    <Page
      title={`打印：${definition.title}`}
      says={<Go to={`/ledgers/${definition.id}${searchText(place.search)}`}>回到台账</Go>}
      actions={
        <Button type="primary" disabled={!listed.data} onClick={() => print()}>
          打印
        </Button>
      }
      help={<p>印的就是台账里列出的：同样的筛选、排序和列。列多的，先在台账里选列。</p>}
    >
      <ProblemNotice error={listed.error} />
      {listed.data ? (
        <article className="printed-list">
          <h2>{definition.title}</h2>
          <p>{conditions.length === 0 ? '全部记录' : conditions.join('；')}</p>
          <p className="printed-by">
            <span>{post.unitName}</span>
            <span>
              {chineseDay(today)}　共 {all.toLocaleString('zh-CN')} 条
            </span>
          </p>
          {all > rows ? (
            <p className="state-warning">
              △ 纸上是前 {rows.toLocaleString('zh-CN')} 条，另有 {(all - rows).toLocaleString('zh-CN')}{' '}
              条不在纸上。要全部的，先筛选，或在台账里“导出”成工作簿。
            </p>
          ) : null}
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">序号</th>
                <th scope="col">状态</th>
                {columns.map(({ id, title }) => (
                  <th scope="col" key={id}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {listed.data.rows.map((row, at) => (
                <tr key={row.id}>
                  <td className="number">{at + 1}</td>
                  <td>{STATUS_WORDS[row.status].word}</td>
                  {columns.map((field) => {
                    const { Cell, align } = fieldFaces[field.type];
                    return (
                      <td key={field.id} className={align === 'right' ? 'number' : ''}>
                        <Cell field={field} raw={row.values[field.id] ?? null} names={names} />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </article>
      ) : (
        <p role="status">正在取全部记录……</p>
      )}
    </Page>
  );
  return definition.sensitivity === 'sealed' ? <Watermark>{page}</Watermark> : page;
}

async function allRows(ledger: string, selection: Selection, sort: string | null): Promise<Listed> {
  const query = { ...selection, ...(sort === null ? {} : { sort }) };
  const counted = ask('GET /api/v1/ledgers/{ledger}/rows/count', {
    path: { ledger },
    query: selection,
  });
  const rows: ListedRow[] = [];
  const names: Names[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof onePage>> = await onePage(ledger, query, after);
    rows.push(...page.items);
    names.push(page.names);
    after = page.next;
  } while (after !== null && rows.length < MOST);
  const shown = rows.slice(0, MOST);
  // Rows that were added between the two requests are no reason to tell of fewer than there are on the page.
  return { rows: shown, names: joinedNames(names), all: Math.max((await counted).count, shown.length) };
}

function onePage(ledger: string, query: Selection, after: string | null) {
  return ask('GET /api/v1/ledgers/{ledger}/rows', {
    path: { ledger },
    query: { ...query, limit: String(PAGE), ...(after === null ? {} : { after }) },
  });
}
