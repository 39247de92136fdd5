import { Button } from 'antd';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';

/** The user's sessions, each of which can be ended. */
export function OwnSessions() {
  const sessions = useOperation('GET /api/v1/sessions');
  const end = useAct('DELETE /api/v1/sessions/{id}');
  return (
    <>
      <h2>现在的登录</h2>
      <p className="quiet">有不认得的，结束它，并换口令。</p>
      <ProblemNotice error={end.error} />
      <Answer of={sessions} lines={2}>
        {({ items }) => (
          <ul>
            {items.map(({ id, address, openedAt, usedAt, current }) => (
              <li key={id}>
                {chineseMoment(openedAt)}登录{address === null ? '' : `，自 ${address}`}，最近使用{' '}
                {chineseMoment(usedAt)}
                {current ? (
                  '（就是这里）'
                ) : (
                  <Button
                    size="small"
                    type="link"
                    loading={end.isPending}
                    onClick={() => end.mutate({ path: { id } })}
                  >
                    结束这个登录
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </>
  );
}
