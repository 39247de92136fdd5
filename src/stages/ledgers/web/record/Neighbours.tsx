import { useOperation } from '#web/api/use-operation.ts';
import { Go } from '#web/ui/Go.tsx';
import type { Definition } from '../definition.ts';
import { selectionOf } from '../list/selection.ts';
import { type CameFrom, listAddress, placeOf, recordAddress } from './way-back.ts';

interface NeighboursProps {
  readonly definition: Definition;
  readonly id: string;
  readonly from: CameFrom | null;
}

/**
 * Back to the list as it was left, and to the previous and next records in it. When a row has left the list because of
 * an act, such as an accepted row in a list of waiting ones, the next record is the one in its place.
 */
export function Neighbours({ definition, id, from }: NeighboursProps) {
  const { id: ledger, happens } = definition;
  const list = placeOf(from?.list ?? '');
  const first = Math.max(0, (from?.at ?? 0) - 1);
  const sort = list.one('sort');
  const around = useOperation(
    'GET /api/v1/ledgers/{ledger}/rows',
    {
      path: { ledger },
      query: {
        ...selectionOf(list, happens),
        ...(sort === null ? {} : { sort }),
        skip: String(first),
        limit: '3',
      },
    },
    { when: from !== null },
  );
  if (from === null) return <Go to={`/ledgers/${ledger}`}>回到台账</Go>;
  const rows = around.data?.items ?? [];
  const here = rows.findIndex((row) => row.id === id);
  const [before, behind] = here === -1 ? [from.at - 1, from.at] : [first + here - 1, first + here + 1];
  const step = (at: number, words: string) => {
    const row = at < 0 ? undefined : rows[at - first];
    return row === undefined ? (
      <span className="quiet">{words === '上一条' ? '已是第一条' : '已是最后一条'}</span>
    ) : (
      <Go to={recordAddress(ledger, row.id, { list: from.list, at })}>{words}</Go>
    );
  };
  return (
    <span className="neighbours no-print">
      <Go to={listAddress(ledger, from)}>回到台账</Go>
      {around.data ? (
        <>
          {step(before, '上一条')}
          {step(behind, '下一条')}
        </>
      ) : null}
    </span>
  );
}
