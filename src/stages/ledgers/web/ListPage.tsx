import { useEffect, useState } from 'react';
import { Answer } from '#web/ui/Answer.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { OnPaper } from '#web/ui/OnPaper.tsx';
import { Page } from '#web/ui/Page.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { useMe } from '#web/ui/session.ts';
import { keepYear } from '#web/ui/use-period.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { Watermark } from '#web/ui/Watermark.tsx';
import { type Definition, useDefinition } from './definition.ts';
import { ColumnChooser } from './list/ColumnChooser.tsx';
import { columnsOf } from './list/columns.ts';
import { ConditionTags } from './list/ConditionTags.tsx';
import { ExportButton } from './list/ExportButton.tsx';
import { RowGrid } from './list/RowGrid.tsx';
import { selectionOf } from './list/selection.ts';
import { SelectionBar } from './list/SelectionBar.tsx';
import { StateBar } from './list/StateBar.tsx';
import { TotalsBar } from './list/TotalsBar.tsx';
import { PasteAsked } from './list/PasteAsked.tsx';
import { usePaste } from './list/use-paste.ts';
import { useHeight } from '#web/ui/use-height.ts';
import { WithinSearch } from './list/WithinSearch.tsx';
import { Views } from './list/Views.tsx';
import { useRows } from './list/use-rows.ts';
import { JustDone } from './just-done/JustDone.tsx';
import { recentLedgers } from './recent.ts';
import { recordAddress } from './record/way-back.ts';
import './ledgers.css';

/** Height of everything around the rows, in pixels. */
const AROUND = 356;

/** The list of a ledger; the address selects its rows, order and columns. */
export function ListPage() {
  const ledger = usePlace().param('ledger');
  const definition = useDefinition(ledger);
  return <Answer of={definition}>{(found) => <List key={ledger} definition={found} />}</Answer>;
}

function List({ definition }: { readonly definition: Definition }) {
  const place = usePlace();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const height = useHeight(AROUND);
  const selection = selectionOf(place, definition.happens);
  const year = place.one('year');
  const { session, post } = useMe();
  useEffect(
    () => recentLedgers(session.account.id, post.id).note(definition.id),
    [session, post, definition.id],
  );
  useEffect(() => {
    if (year !== null) keepYear(year);
  }, [year]);
  const columns = columnsOf(definition, place.one('columns'));
  const here = searchText(place.search).replace(/^\?/, '');
  const printed = `/ledgers/${definition.id}/print${searchText(place.search)}`;
  const { go } = place;
  useEffect(() => {
    // The browser would print only the rendered part, with its filter inputs.
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      go(printed);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `go` is new in every render
  }, [printed]);
  const sort = place.one('sort');
  const rows = useRows(definition.id, selection, sort, place.one('from'));
  const pasting = usePaste(definition, columns);
  const may = (action: Definition['actions'][number]): boolean => definition.actions.includes(action);
  const page = (
    <Page
      title={definition.title}
      says={
        definition.sensitivity === 'sealed'
          ? '封闭台账：只列出您有权知悉的记录，每次查阅都记入日志。'
          : undefined
      }
      actions={
        <>
          <WithinSearch definition={definition} place={place} />
          <ColumnChooser
            definition={definition}
            columns={columns}
            onColumns={(chosen) => place.change({ columns: chosen === null ? null : chosen.join(',') })}
          />
          <GoButton to={printed}>打印</GoButton>
          {may('export') ? <ExportButton definition={definition} selection={selection} /> : null}
          {may('write') && definition.kind === 'ledger' ? (
            <>
              <GoButton to={`/ledgers/${definition.id}/import`}>导入</GoButton>
              <GoButton type="primary" to={`/ledgers/${definition.id}/new`}>
                登记一条
              </GoButton>
            </>
          ) : null}
        </>
      }
      help={
        <>
          <p>每列表头下可以筛选，点表头可以排序；筛选写在网址里，复制网址给同事，看到的是同样的条件。</p>
          <p>左下角的条数和合计，与列出的记录用的是同一条件。</p>
        </>
      }
    >
      <JustDone ledger={definition.id} />
      <Views ledger={definition.id} place={place} />
      {definition.flow === null ? null : (
        <StateBar ledger={definition.id} flow={definition.flow} place={place} happens={definition.happens} />
      )}
      <ConditionTags definition={definition} place={place} names={rows.names} />
      <ProblemNotice error={rows.error ?? pasting.error} />
      <PasteAsked of={pasting} />
      <RowGrid
        definition={definition}
        columns={columns}
        rows={rows}
        addressOf={(id, at) => recordAddress(definition.id, id, { list: here, at })}
        onOpen={place.go}
        where={place.all('where')}
        onWhere={(where) => place.change({ where })}
        sort={sort}
        onSort={(chosen) => place.change({ sort: chosen })}
        selected={selected}
        onSelected={setSelected}
        from={place.one('from')}
        height={height}
      />
      <OnPaper>
        纸上只有屏幕上列出的几条，这些条件下共 {rows.lines.length.toLocaleString('zh-CN')}{' '}
        条。要全部的，请按页面上的“打印”，或“导出”成工作簿。
      </OnPaper>
      <div className="foot">
        <SelectionBar
          definition={definition}
          known={rows.known}
          selected={selected}
          onDone={() => setSelected([])}
        />
        <TotalsBar definition={definition} selection={selection} columns={columns} place={place} />
      </div>
    </Page>
  );
  return definition.sensitivity === 'sealed' ? <Watermark>{page}</Watermark> : page;
}
