import { Button } from 'antd';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { type Line, StandingMark } from './standings.tsx';

interface LinesProps {
  readonly lines: readonly Line[];
  readonly onOpen: (line: Line) => void;
}

/** Occurrences as a table: who, what, which period, due date, state. */
export function Lines({ lines, onOpen }: LinesProps) {
  return (
    <div className="wide">
      <table className="plain duty-lines">
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">责任</th>
            <th scope="col">期间</th>
            <th scope="col">期限</th>
            <th scope="col" className="number">
              次数
            </th>
            <th scope="col">状态</th>
            <th scope="col">办理</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.duty} ${line.unit} ${line.period} ${line.bearer}`}>
              <th scope="row">
                {line.unitName}
                {line.who === '' ? '' : `　${line.who}`}
              </th>
              <td>{line.obligation}</td>
              <td>{line.periodName}</td>
              <td>{line.due === null ? '工作日历未录，不能推算' : chineseDay(line.due)}</td>
              <td className="number">{line.asked ? '' : `${line.answers}/${line.least}`}</td>
              <td>
                <StandingMark line={line} />
              </td>
              <td>
                <Button size="small" onClick={() => onOpen(line)}>
                  {line.asked && (line.standing === 'due' || line.standing === 'overdue') ? '确认' : '看看'}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
