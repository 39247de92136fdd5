import { Button } from 'antd';
import { useOperation } from '#web/api/use-operation.ts';
import type { Place } from '#web/ui/use-place.ts';
import type { Definition } from '../definition.ts';
import { conditionsOn, selectionOf, withConditions } from './selection.ts';

interface StateBarProps {
  readonly ledger: string;
  readonly flow: NonNullable<Definition['flow']>;
  readonly place: Place;
  readonly happens: boolean;
}

/** Where the matters of a list stand: each state with its count, which is the list of these. */
export function StateBar({ ledger, flow, place, happens }: StateBarProps) {
  const where = place.all('where');
  const chosen = conditionsOn(where, flow.state);
  // The counts of all states, whichever is chosen: of the other conditions.
  const others = withConditions(where, flow.state, []);
  const selection = selectionOf({ ...place, search: { ...place.search, where: others } }, happens);
  const groups = useOperation(
    'GET /api/v1/ledgers/{ledger}/rows/groups',
    { path: { ledger }, query: { ...selection, by: flow.state } },
    { keep: true },
  );
  const countOf = (code: string): number =>
    groups.data?.items.find(({ value }) => value === code)?.count ?? 0;
  return (
    <nav className="states" aria-label="各环节的记录">
      {flow.states.map(({ code, title }) => {
        const condition = `eq:${code}`;
        const isChosen = chosen.includes(condition);
        return (
          <Button
            key={code}
            size="small"
            type={isChosen ? 'primary' : 'default'}
            aria-pressed={isChosen}
            disabled={!isChosen && groups.data !== undefined && countOf(code) === 0}
            onClick={() =>
              place.change({ where: withConditions(where, flow.state, isChosen ? [] : [condition]) })
            }
          >
            {title}
            {groups.data === undefined ? null : ` ${countOf(code).toLocaleString('zh-CN')}`}
          </Button>
        );
      })}
    </nav>
  );
}
