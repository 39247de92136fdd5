import { ASKED_AHEAD, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { mayReport, useMe } from '#web/ui/session.ts';
import type { Definition, ListedRow } from '../definition.ts';

interface UsesProps {
  readonly definition: Definition;
  readonly row: ListedRow;
  readonly year: string;
}

/** What depends on this record: numbers, issued reports, duties. */
export function Uses({ definition, row, year: period }: UsesProps) {
  const me = useMe();
  const uses = useOperation(
    'GET /api/v1/ledgers/{ledger}/rows/{id}/uses',
    { path: { ledger: definition.id, id: row.id }, query: { year: period } },
    { fresh: ASKED_AHEAD },
  );
  const reads = mayReport(me, 'read');
  return (
    <section aria-label="被这些数字引用">
      <h2>被这些数字引用</h2>
      <Answer of={uses} lines={2}>
        {({ year, facts, issued, duties }) => (
          <>
            {facts.length === 0 ? (
              <p className="quiet">
                {row.status === 'accepted' ? `${period}年度没有数字计入它。` : '审定后才计入各项数字。'}
              </p>
            ) : (
              <ul className="uses">
                {facts.map(({ slot, title }) => (
                  <li key={slot}>
                    {reads ? (
                      <Go to={`/reports/annual/${year}/facts/${slot}`}>
                        {year}年　{title}
                      </Go>
                    ) : (
                      `${year}年　${title}`
                    )}
                  </li>
                ))}
              </ul>
            )}
            {issued.map(({ report, year: of, number, slots }) => (
              <p key={`${report} ${of}`}>
                {of}年度报告第{number}版已印发，{slots.length}个数字计入它。
              </p>
            ))}
            {duties.length === 0 ? null : (
              <>
                <h3>佐证的责任</h3>
                <ul className="uses">
                  {duties.map(({ id, obligation, regulation, article }) => (
                    <li key={id}>
                      {obligation}
                      <span className="quiet">
                        {'　'}
                        {regulation}
                        {article ?? ''}
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}
