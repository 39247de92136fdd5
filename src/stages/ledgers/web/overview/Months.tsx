interface MonthsProps {
  readonly title: string;
  readonly year: string;
  readonly months: readonly number[];
  readonly lastYear: readonly number[];
}

const [WIDTH, HEIGHT, FOOT] = [168, 56, 12];

/** Twelve months of a section: bars of this year, a line of the year before. */
export function Months({ title, year, months, lastYear }: MonthsProps) {
  const most = Math.max(1, ...months, ...lastYear);
  const [step, tall] = [WIDTH / 12, HEIGHT - FOOT];
  const sum = (of: readonly number[]): number => of.reduce((all, one) => all + one, 0);
  const [now, before] = [sum(months), sum(lastYear)];
  const line = lastYear.map((n, at) => `${at * step + step / 2},${tall - (n / most) * tall}`).join(' ');
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
        aria-label={`${title}：${year}年 ${now} 条，去年 ${before} 条，按月`}
      >
        {months.map((n, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- months do not move
          <rect
            key={at}
            x={at * step + 2}
            width={step - 4}
            y={tall - (n / most) * tall}
            height={(n / most) * tall}
          />
        ))}
        <polyline points={line} />
        <text x="0" y={HEIGHT - 1}>
          1月
        </text>
        <text x={WIDTH} y={HEIGHT - 1} textAnchor="end">
          12月
        </text>
      </svg>
    </figure>
  );
}
