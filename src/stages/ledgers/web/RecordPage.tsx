import { useContext, useEffect } from 'react';
import { useOperation } from '#web/api/use-operation.ts';
import { typedText } from '#fields/typed-text.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Page } from '#web/ui/Page.tsx';
import { RowActs } from '#web/ui/row-acts.ts';
import { useRememberedYear } from '#web/ui/use-period.ts';
import { useMe } from '#web/ui/session.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { Watermark } from '#web/ui/Watermark.tsx';
import type { Operations } from '#web/api/operations.ts';
import { type Definition, filledFieldsOf, useDefinition } from './definition.ts';
import type { Prefill } from './form/prefill.ts';
import { RowForm } from './form/RowForm.tsx';
import { Actions } from './record/Actions.tsx';
import { CitedBy, useCitedBy } from './record/CitedBy.tsx';
import { Files } from './record/Files.tsx';
import { History } from './record/History.tsx';
import { Neighbours } from './record/Neighbours.tsx';
import { Others } from './record/Others.tsx';
import { Receipts, useReceipts } from './record/Receipts.tsx';
import { nameOfRow } from './record/row-name.ts';
import { Sheet } from './record/Sheet.tsx';
import { useWay, Way } from './record/Way.tsx';
import { Uses } from './record/Uses.tsx';
import { cameFrom } from './record/way-back.ts';
import './ledgers.css';

type NamedRow = Operations['GET /api/v1/ledgers/{ledger}/rows/{id}']['answer'];

/** One row: its fields as a printable form on the left, its history on the right. */
export function RecordPage() {
  const place = usePlace();
  const [ledger, id] = [place.param('ledger'), place.param('id')];
  const path = { ledger, id };
  const definition = useDefinition(ledger);
  const row = useOperation('GET /api/v1/ledgers/{ledger}/rows/{id}', { path });
  // Loaded in parallel with the row; the parts that show them find the cached answers.
  const { personal } = useMe().post;
  useOperation('GET /api/v1/ledgers/{ledger}/rows/{id}/history', { path }, { when: personal });
  useOperation('GET /api/v1/ledgers/{ledger}/rows/{id}/files', { path });
  const open = definition.data?.kind === 'ledger' && definition.data.sensitivity !== 'sealed';
  const year = place.one('year');
  useOperation(
    'GET /api/v1/ledgers/{ledger}/rows/{id}/uses',
    { path, query: { year: year ?? '' } },
    { when: open && year !== null },
  );
  const editing = place.one('edit') === '1';
  useCitedBy(ledger, id, !editing && (definition.data?.reference ?? null) !== null);
  // The acts are those of the shell: as many in every render.
  for (const { useAhead } of useContext(RowActs)) useAhead({ ledger, id });
  useReceipts(ledger, id, definition.data?.addressed ?? false);
  useWay(ledger, id, !editing && (definition.data?.flow ?? null) !== null);
  return (
    <>
      {definition.data && definition.data.sensitivity !== 'sealed' ? (
        <Others ledger={ledger} id={id} />
      ) : null}
      <Answer of={definition}>
        {(found) => <Answer of={row}>{(read) => <Record definition={found} row={read} />}</Answer>}
      </Answer>
    </>
  );
}

/** The values of a record were chosen by a user. */
const NOTHING_PREFILLED: Prefill['origins'] = new Map();

function Record({ definition, row }: { readonly definition: Definition; readonly row: NamedRow }) {
  const place = usePlace();
  const remembered = useRememberedYear();
  const editing = place.one('edit') === '1' && definition.actions.includes('write');
  // Not while he types: a watermark that comes then would make the form anew.
  const citable = definition.reference !== null && !editing;
  const cited = useCitedBy(definition.id, row.id, citable);
  const start = Object.fromEntries(
    filledFieldsOf(definition, true).map((field) => [
      field.id,
      typedText(field, row.values[field.id] ?? null),
    ]),
  );
  const name = nameOfRow(definition, row, row.names);
  // A record belongs to the year in which it happened; the frame shows that year only while it is open.
  const year = place.one('year') ?? row.happenedOn?.slice(0, 4) ?? remembered;
  useEffect(() => {
    if (place.one('year') === null) place.change({ year }, true);
    // Only another record can make it wrong.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `place` is new in every render
  }, [row.id, year]);
  const page = (
    <Page
      title={`${definition.title}　${name}`}
      says={<Neighbours definition={definition} id={row.id} from={cameFrom(place.one)} />}
      help={
        <>
          <p>左边照登记表排，可以打印成一页；右边是它的经过和附件，以及哪些数字、责任和别的记录用到它。</p>
          <p>修改已审定的记录要写原因，改前改后都留底。作废的记录不再计数，也不会消失。</p>
        </>
      }
      actions={
        editing ? null : (
          <Actions definition={definition} row={row} onEdit={() => place.change({ edit: '1' })} />
        )
      }
    >
      {definition.flow === null || editing ? null : <Way definition={definition} row={row} />}
      <div className="record">
        {editing ? (
          <RowForm
            definition={definition}
            row={row}
            names={row.names}
            start={{ typed: start, origins: NOTHING_PREFILLED }}
            gathered={row.gathered}
            onSaved={() => place.change({ edit: null })}
          />
        ) : (
          <Sheet definition={definition} row={row} names={row.names} gathered={row.gathered} />
        )}
        <aside className="beside">
          {definition.kind === 'ledger' && definition.sensitivity !== 'sealed' ? (
            <Uses definition={definition} row={row} year={year} />
          ) : null}
          {definition.addressed ? <Receipts ledger={definition.id} id={row.id} /> : null}
          {citable ? <CitedBy cited={cited} /> : null}
          <Files definition={definition} id={row.id} />
          <History definition={definition} id={row.id} names={row.names} />
        </aside>
      </div>
    </Page>
  );
  const sealed =
    definition.sensitivity === 'sealed' || (citable && cited.data?.items.some((one) => one.sealed));
  return sealed ? <Watermark>{page}</Watermark> : page;
}
