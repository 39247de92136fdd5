import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { searchText } from '#web/ui/plain-search.ts';

/** The states of the units in a leader's portfolio (分管单位), with the units below them: open ones first. */
export function Led({ year, named }: { readonly year: string; readonly named: readonly string[] }) {
  const table = useOperation('GET /api/v1/duties/{year}/table', { path: { year }, query: {} });
  return (
    <section>
      <h2>分管的单位（{named.length} 个）</h2>
      <Answer of={table} lines={4}>
        {({ rows }) => (
          <ul>
            {rows
              .filter(({ unit }) => named.includes(unit))
              .toSorted((a, b) => b.whole.overdue - a.whole.overdue)
              .map(({ unit, name, whole }) => (
                <li key={unit}>
                  {`${name}　${whole.rate === null ? '还没有到期的' : `到期的已做 ${whole.rate}%`}　`}
                  {whole.overdue === 0 ? null : (
                    <Go
                      to={`/duties/occurrences${searchText({ year, unit, standing: 'overdue' })}`}
                      count={whole.overdue}
                    >
                      逾期 {whole.overdue} 期
                    </Go>
                  )}
                </li>
              ))}
          </ul>
        )}
      </Answer>
      <p>
        <Go to={`/duties${searchText({ year })}`}>看分管单位的责任表</Go>
      </p>
    </section>
  );
}
