import { Go } from '#web/ui/Go.tsx';
import { searchText } from '#web/ui/plain-search.ts';

interface Rows {
  readonly count: number;
  readonly where: readonly string[];
  /** The year of the linked rows; absent: all years. */
  readonly year?: string;
  /** Marked as failing. */
  readonly late?: boolean;
}

interface CountTableProps {
  readonly heads: readonly string[];
  readonly lines: readonly {
    readonly ledger: string;
    readonly title: string;
    readonly counts: readonly Rows[];
  }[];
  /** So many lines are printed: the sheet has no room for more. All are on the screen. */
  readonly printed?: number;
}

/** Ledgers down, counts across; each number opens its list. */
export function CountTable({ heads, lines, printed = lines.length }: CountTableProps) {
  return (
    <table className="plain counts">
      <thead>
        <tr>
          <th scope="col">台账</th>
          {heads.map((head) => (
            <th scope="col" key={head} className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ ledger, title, counts }, line) => (
          <tr key={ledger} className={line < printed ? undefined : 'unprinted'}>
            <th scope="row">{title}</th>
            {counts.map(({ count, where, year, late }, at) => (
              <td key={heads[at]} className="number">
                {count === 0 ? (
                  <span className="state-none">0</span>
                ) : (
                  <Go
                    to={`/ledgers/${ledger}${searchText({ ...(year === undefined ? {} : { year }), where })}`}
                    count={count}
                  >
                    {late ? '✕ ' : ''}
                    {count.toLocaleString('zh-CN')}
                  </Go>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
