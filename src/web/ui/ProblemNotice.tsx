import { Alert, Button } from 'antd';
import { Refused } from '../api/client.ts';

interface ProblemNoticeProps {
  readonly error: Error | null;
  readonly again?: () => void;
}

/** Why an act was refused, and what to do; nothing when there is no error. */
export function ProblemNotice({ error, again }: ProblemNoticeProps) {
  if (!error) return null;
  const refused = error instanceof Refused ? error.problem : null;
  const faults = refused?.faults ?? [];
  return (
    <Alert
      type="error"
      role="alert"
      className="problem"
      title={refused ? refused.detail : '没有连上服务。'}
      description={
        <>
          <p>{refused ? refused.remedy : '请看网络是否接通；填写的内容还在，接通后再试。'}</p>
          {faults.length === 0 ? null : (
            <ul>
              {faults.map(({ field, message }) => (
                <li key={`${field} ${message}`}>{message}</li>
              ))}
            </ul>
          )}
        </>
      }
      action={again ? <Button onClick={again}>再试一次</Button> : undefined}
    />
  );
}
