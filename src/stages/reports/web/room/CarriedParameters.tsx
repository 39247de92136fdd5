import { Button } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { Go } from '#web/ui/Go.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { mayReport, useMe } from '#web/ui/session.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import type { Room } from './room.ts';

interface CarriedParametersProps {
  readonly room: Room;
  readonly path: { readonly report: string; readonly year: string };
}

/** Names with last year's value: confirmed one by one or all at once, or filled in again. */
export function CarriedParameters({ room: { carried }, path }: CarriedParametersProps) {
  const writes = mayReport(useMe(), 'draft');
  const act = useAct('POST /api/v1/reports/{report}/{year}/parameters');
  if (carried.length === 0) return null;
  const confirm = (ones: Room['carried']): void =>
    act.mutate({ path, body: { values: ones.map(({ parameter, value }) => ({ parameter, value })) } });
  return (
    <>
      {carried.map((one) => (
        <li key={one.parameter}>
          <StateMark state="fails">
            {one.title}“{one.value}”沿用去年，待确认
          </StateMark>
          {writes ? (
            <Button size="small" type="link" loading={act.isPending} onClick={() => confirm([one])}>
              今年也是
            </Button>
          ) : null}
        </li>
      ))}
      {writes ? (
        <li className="confirm-all">
          <Button size="small" loading={act.isPending} onClick={() => confirm(carried)}>
            {carried.length} 项全部确认
          </Button>
          {'　今年有变的：'}
          <Go to={`/ledgers/report_parameters/new?year=${path.year}`}>填今年的</Go>
          <ProblemNotice error={act.error} />
        </li>
      ) : null}
    </>
  );
}
