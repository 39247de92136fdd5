import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { inWords } from '#fields/in-words.ts';
import type { Field } from '#model/field.ts';
import { ask, useOperation } from '#web/api/use-operation.ts';
import { joinedNames } from '#web/ui/names.ts';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { Watermark } from '#web/ui/Watermark.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { usePlace } from '#web/ui/use-place.ts';

/** Maximum number of columns of a page; the record shows all fields. */
const MOST_COLUMNS = 8;

/** The rows behind a number, as far as the acting post may see them. */
export function FactRowsPage() {
  const { param, one } = usePlace();
  const [report, year, fact] = [param('report'), param('year'), param('slot')];
  const facts = useOperation('GET /api/v1/facts', { query: { year } }, { fresh: 60_000 });
  const known = facts.data?.items.find(({ slot }) => slot === fact);
  const [by, unit] = [one('by'), one('unit')];
  const part = { ...(by === null ? {} : { by }), ...(unit === null ? {} : { unit }) };
  const rows = useInfiniteQuery({
    queryKey: ['GET /api/v1/facts/{fact}/rows', fact, year, by, unit],
    initialPageParam: '',
    queryFn: ({ pageParam: after }) =>
      ask('GET /api/v1/facts/{fact}/rows', {
        path: { fact },
        query: { year, limit: '200', ...part, ...(after === '' ? {} : { after }) },
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const [first] = rows.data?.pages ?? [];
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const names = joinedNames((rows.data?.pages ?? []).map((page) => page.names));
  const definition = useOperation(
    'GET /api/v1/ledgers/{ledger}',
    { path: { ledger: first?.ledger ?? '' } },
    { when: first !== undefined, fresh: Number.POSITIVE_INFINITY },
  );
  const fields: readonly Field[] = definition.data?.fields ?? [];
  const columns = fields.slice(0, MOST_COLUMNS);
  const identity = fields.filter(({ id }) => definition.data?.identity.includes(id) ?? false);
  const page = (
    <Page
      title={known?.title ?? '数字背后的记录'}
      says={
        <>
          {year}年，{first?.title ?? ''}中计入这个数字的记录
          {by === null ? '' : <PartInWords unit={unit} />}。
          {by === null ? (
            <Go to={`/reports/${report}/${year}?slot=${fact}`}>回到报告</Go>
          ) : (
            <Go to={`/reports/numbers${searchText({ year, by: by.split(',') })}`}>回到各单位的数字</Go>
          )}
        </>
      }
      help={<p>列出的就是算进这个数字的记录，一条不多一条不少；您无权查阅的只计数，不列出。</p>}
    >
      <ProblemNotice error={rows.error} />
      <p role="status" data-listed={items.length}>
        已列出 {items.length.toLocaleString('zh-CN')} 条{rows.hasNextPage ? '，还有' : ''}
      </p>
      <div className="wide">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">记录</th>
              {columns.map((column) => (
                <th scope="col" key={column.id}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, values }) => (
              <tr key={id}>
                <td>
                  <Go to={`/ledgers/${first?.ledger ?? ''}/rows/${id}?year=${year}`}>
                    {identity.length === 0
                      ? '打开'
                      : identity.map((field) => inWords(field, values[field.id] ?? '', names)).join(' ')}
                  </Go>
                </td>
                {columns.map((column) => (
                  <td key={column.id}>{inWords(column, values[column.id] ?? '', names)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.hasNextPage ? (
        <Button loading={rows.isFetching} onClick={() => void rows.fetchNextPage()}>
          再列 200 条
        </Button>
      ) : null}
    </Page>
  );
  return definition.data?.sensitivity === 'sealed' ? <Watermark>{page}</Watermark> : page;
}

/** Whose rows they are, of a table of numbers by unit. */
function PartInWords({ unit }: { readonly unit: string | null }) {
  const story = useOperation(
    'GET /api/v1/units/{code}',
    { path: { code: unit ?? '' } },
    { when: unit !== null, fresh: 600_000 },
  );
  if (unit === null) return <>，不属于所列任何单位的</>;
  return <>，{story.data?.shortName ?? story.data?.name ?? '所选单位'}及其下级的</>;
}
