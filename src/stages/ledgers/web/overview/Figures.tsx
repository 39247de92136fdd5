import type { Operations } from '#web/api/operations.ts';
import { sum } from './Months.tsx';

type Section = Operations['GET /api/v1/overview']['answer']['sections'][number];

interface FiguresProps {
  readonly sections: readonly Section[];
  readonly year: string;
}

/**
 * The work of one unit in a year and the year before: figures and bars on one scale, because a line would have two
 * points.
 */
export function Figures({ sections, year }: FiguresProps) {
  const years = [Number(year), Number(year) - 1] as const;
  const all = sections.map(({ section, title, months, lastYear }) => ({
    section,
    title,
    counts: [sum(months), sum(lastYear)] as const,
  }));
  const most = Math.max(1, ...all.flatMap(({ counts }) => counts));
  return (
    <table className="figures" aria-label="各方面已审定的记录">
      <thead>
        <tr>
          <th scope="col">已审定的记录</th>
          <th scope="col">{years[0]}年</th>
          <th scope="col">{years[1]}年</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ section, title, counts }) => (
          <tr key={section}>
            <th scope="row">{title}</th>
            {counts.map((count, at) => (
              <td key={years[at]}>
                <span
                  aria-hidden="true"
                  className={at === 0 ? 'figure-bar figure-now' : 'figure-bar figure-before'}
                  style={{ width: `${(count / most) * 70}%` }}
                />
                {count.toLocaleString('zh-CN')} 条
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
