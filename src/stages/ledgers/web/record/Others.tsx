import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { ask } from '#web/api/use-operation.ts';

interface OthersProps {
  readonly ledger: string;
  readonly id: string;
}

const EVERY = 20_000;

/** Who else has this record open, so that two users see each other before either saves. */
export function Others({ ledger, id }: OthersProps) {
  const [others, setOthers] = useState<readonly string[]>([]);
  useEffect(() => {
    const path = { ledger, id };
    let gone = false;
    const say = (): void => {
      ask('PUT /api/v1/ledgers/{ledger}/rows/{id}/open', { path })
        .then((answer) => {
          if (!gone) setOthers(answer.others);
        })
        .catch(() => {
          // A failure to find out must not disturb reading.
        });
    };
    say();
    const again = setInterval(say, EVERY);
    return () => {
      gone = true;
      clearInterval(again);
      ask('DELETE /api/v1/ledgers/{ledger}/rows/{id}/open', { path }).catch(() => {});
    };
  }, [ledger, id]);
  if (others.length === 0) return null;
  return <Alert type="info" className="problem" title={`${others.join('、')}也正开着这条记录。`} />;
}
