interface MonthsProps {
  readonly title: string;
  readonly year: string;
  readonly months: readonly number[];
  readonly lastYear: readonly number[];
}

const [WIDTH, HEIGHT, HEAD, FOOT, SIDE] = [176, 80, 10, 15, 28];

/** Twelve months of a section: bars for this year, marks for the year before, and the maximum. */
export function Months({ title, year, months, lastYear }: MonthsProps) {
  // A divisible whole number, so that the axis shows no half record.
  const most = Math.max(1, ...months, ...lastYear);
  const [step, tall] = [(WIDTH - SIDE) / 12, HEIGHT - FOOT - HEAD];
  const [now, before] = [sum(months), sum(lastYear)];
  const top = (n: number): number => HEAD + tall - (n / most) * tall;
  const line = lastYear.map((n, at) => `${SIDE + at * step + step / 2},${top(n)}`).join(' ');
  return (
    <figure>
      <figcaption>
        <strong>{title}</strong>
        <span>{now.toLocaleString('zh-CN')} 条</span>
        <span className="quiet">去年 {before.toLocaleString('zh-CN')}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${title}：${year}年 ${now} 条，${Number(year) - 1}年 ${before} 条，按月；最多的一个月 ${most} 条`}
      >
        <path className="axis" d={`M${SIDE} ${HEAD}V${HEAD + tall}H${WIDTH}`} />
        <text x={SIDE - 3} y={HEAD + 4} textAnchor="end">
          {most}
        </text>
        <text x={SIDE - 3} y={HEAD + tall} textAnchor="end">
          0
        </text>
        {months.map((n, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- months do not move
          <rect key={at} x={SIDE + at * step + 2} width={step - 4} y={top(n)} height={(n / most) * tall} />
        ))}
        <polyline points={line} />
        <text x={SIDE} y={HEIGHT - 2}>
          1月
        </text>
        <text x={WIDTH} y={HEIGHT - 2} textAnchor="end">
          12月
        </text>
      </svg>
    </figure>
  );
}

/** The legend of the years. */
export function MonthsLegend({ year }: { readonly year: string }) {
  return (
    <p className="months-legend">
      各月已审定的记录：
      <span className="legend-now" aria-hidden="true" /> {year}年　
      <span className="legend-before" aria-hidden="true" /> {Number(year) - 1}年
    </p>
  );
}

export function sum(of: readonly number[]): number {
  return of.reduce((all, one) => all + one, 0);
}
