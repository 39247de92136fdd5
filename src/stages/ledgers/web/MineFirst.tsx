import type { ReactNode } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { useMe } from '#web/ui/session.ts';
import { recentLedgers } from './recent.ts';

type Ledger = Operations['GET /api/v1/ledgers']['answer']['items'][number];
type Own = Operations['GET /api/v1/own-ledgers']['answer']['items'][number];

interface MineFirstProps {
  readonly ledgers: readonly Ledger[];
  readonly year: string;
  /** All of them, by section. */
  readonly children: ReactNode;
}

/**
 * The few ledgers that a unit works with before all sixty: those that its duties need, those with waiting rows, recent
 * ones.
 */
export function MineFirst({ ledgers, year, children }: MineFirstProps) {
  const { session, post } = useMe();
  const own = useOperation('GET /api/v1/own-ledgers', { query: { year } }, { fresh: 60_000 });
  const recent = recentLedgers(session.account.id, post.id).read();
  const titles = new Map(ledgers.map((one) => [one.id, one]));
  return (
    <Answer of={own} lines={6}>
      {({ items }) => {
        const asked = new Map(items.map((one) => [one.ledger, one]));
        const mine = [...new Set([...asked.keys(), ...recent])].flatMap((id) => titles.get(id) ?? []);
        return (
          <>
            {mine.length === 0 ? null : (
              <section className="mine-first" aria-label="常用的台账">
                <h2>本单位要用的</h2>
                <ul>
                  {mine.map(({ id, title, actions }) => (
                    <li key={id}>
                      <Go to={`/ledgers/${id}?year=${year}`}>{title}</Go>
                      {actions.includes('write') ? <Go to={`/ledgers/${id}/new`}>登记</Go> : null}
                      <span className="quiet">{why(asked.get(id))}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <details className="all-ledgers" open={mine.length === 0 || post.reports.length > 0}>
              <summary>全部台账（{ledgers.length} 本）</summary>
              {children}
            </details>
          </>
        );
      }}
    </Answer>
  );
}

/** Why the ledger is among the few. */
function why(own: Own | undefined): string {
  if (!own) return '最近打开过';
  return [
    own.waits > 0 ? `${own.waits} 条等您办` : '',
    own.overdue > 0 ? `${own.overdue} 期逾期未履责` : '',
    own.due > 0 ? `${own.due} 期快到期` : '',
    own.duties > 0 && own.overdue + own.due === 0 ? '责任要用' : '',
  ]
    .filter((one) => one !== '')
    .join('，');
}
