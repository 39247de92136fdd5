import type { Operations } from '#web/api/operations.ts';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { CountTable } from './CountTable.tsx';

type Overview = Operations['GET /api/v1/overview']['answer'];

interface ChangesProps {
  readonly changes: Overview['changes'];
  readonly since: string;
  readonly year: string;
}

/** The changes among the rows of the year since the beginning of the previous month. */
export function Changes({ changes, since, year }: ChangesProps) {
  const [day = ''] = chineseMoment(since).split(' ');
  return (
    <section aria-label="上月以来的变化">
      <h2>上月以来的变化</h2>
      {changes.length === 0 ? (
        <p className="quiet">
          {day}以来，{year}年的记录没有变动。
        </p>
      ) : (
        <>
          <p className="quiet">{day}以来，变动最多的台账。改动含报送、审定和退回。</p>
          <CountTable
            heads={['新增', '改动', '作废']}
            lines={changes.map(({ ledger, title, fresh, amended, voided }) => ({
              ledger,
              title,
              counts: [fresh, amended, voided].map((rows) => ({ ...rows, year })),
            }))}
          />
        </>
      )}
    </section>
  );
}
