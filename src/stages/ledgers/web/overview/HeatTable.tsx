import type { Operations } from '#web/api/operations.ts';

type Overview = Operations['GET /api/v1/overview']['answer'];
export type Cell = Overview['units'][number]['cells'][number];

export interface Chosen {
  readonly unit: string;
  readonly title: string;
  readonly cell: Cell;
}

interface HeatTableProps {
  readonly overview: Overview;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Number of units from which the table is split into columns, so that all are on one sheet. */
const IN_ONE = 24;
const MOST_SIDES = 3;
const IN_TWO = 100;

/** Units down, sections across; in as many columns as one A4 needs. */
export function HeatTable({ overview: { units, sections }, onChoose }: HeatTableProps) {
  const sides = units.length <= IN_ONE ? 1 : units.length <= IN_TWO ? 2 : MOST_SIDES;
  const rows = Math.ceil(units.length / sides);
  const parts = Array.from({ length: sides }, (_, side) => units.slice(side * rows, (side + 1) * rows));
  return (
    <div className="heats" style={{ '--sides': sides, '--rows': rows } as React.CSSProperties}>
      {parts.map((part) => (
        <div className="wide" key={part[0]?.code ?? ''}>
          <table className="plain heat">
            <thead>
              <tr>
                <th scope="col">单位</th>
                {sections.map(({ section, title }) => (
                  <th scope="col" key={section} className="number">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {part.map(({ code, name, cells }) => (
                <tr key={code}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, at) => {
                    const title = sections[at]?.title ?? '';
                    return (
                      <td key={cell.section} className="number">
                        <Count
                          cell={cell}
                          label={`${name}，${title}`}
                          onChoose={() => onChoose({ unit: name, title, cell })}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  );
}

interface CountProps {
  readonly cell: Cell;
  readonly label: string;
  readonly onChoose: () => void;
}

function Count({ cell: { accepted, open, before }, label, onChoose }: CountProps) {
  if (accepted + open === 0)
    return before > 0 ? (
      <span className="state-fails" title={`去年有 ${before} 条，今年还没有`}>
        ✕
      </span>
    ) : (
      <span className="state-none">○</span>
    );
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={`${label}：已审定 ${accepted} 条，在办 ${open} 条`}
      onClick={onChoose}
    >
      {accepted.toLocaleString('zh-CN')}
      {open > 0 ? `（${open}）` : ''}
    </button>
  );
}
