import { ASKED_AHEAD, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { searchText } from '#web/ui/plain-search.ts';

interface CitedByProps {
  readonly cited: ReturnType<typeof useCitedBy>;
}

/** The records that name this one by its number, each ledger with the list of them. */
export function CitedBy({ cited }: CitedByProps) {
  return (
    <section aria-label="被这些记录引用">
      <h2>被这些记录引用</h2>
      <Answer of={cited} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">没有您可以查阅的记录引用它。</p>
          ) : (
            <ul className="uses">
              {items.map(({ ledger, title, field, count, where }) => (
                <li key={`${ledger} ${field}`}>
                  <Go to={`/ledgers/${ledger}${searchText({ where })}`} count={count}>
                    {title}　{count}条
                  </Go>
                  <span className="quiet">　{field}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}

/** Which records cite a record, of a ledger whose records can be cited. */
export function useCitedBy(ledger: string, id: string, when = true) {
  return useOperation(
    'GET /api/v1/ledgers/{ledger}/rows/{id}/cited-by',
    { path: { ledger, id } },
    { when, fresh: ASKED_AHEAD },
  );
}
