import { ASKED_AHEAD, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { receivedWords, standing } from '../handed/receipt.ts';

interface ReceiptsProps {
  readonly ledger: string;
  readonly id: string;
}

/** To which units a record was handed; asked for by its page ahead. */
export function useReceipts(ledger: string, id: string, when: boolean) {
  const path = { ledger, id };
  return useOperation(
    'GET /api/v1/ledgers/{ledger}/rows/{id}/handed',
    { path },
    { when, fresh: ASKED_AHEAD },
  );
}

/** To which units a record was handed, and which have signed for it. */
export function Receipts({ ledger, id }: ReceiptsProps) {
  const handed = useReceipts(ledger, id, true);
  return (
    <section aria-label="送达和签收">
      <h2>送达和签收</h2>
      <Answer of={handed} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">还没有交到哪个单位：审定以后才交。</p>
          ) : (
            <ul className="uses">
              {items.map((one) => {
                const { state, word } = standing(one);
                return (
                  <li key={one.to}>
                    {one.toName}　<StateMark state={state}>{word}</StateMark>
                    <span className="quiet">　{receivedWords(one)}</span>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}
