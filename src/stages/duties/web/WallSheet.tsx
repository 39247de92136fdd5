import type { Operations } from '#web/api/operations.ts';
import { share, worstOf } from './standings.tsx';

export type Table = Operations['GET /api/v1/duties/{year}/table']['answer'];

interface WallSheetProps {
  readonly rows: Table['rows'];
  readonly duties: Table['duties'];
}

/** Units down, some of the duties across, each under the name of its regulation. */
export function WallSheet({ rows, duties }: WallSheetProps) {
  const regulations = duties.reduce<{ readonly name: string; readonly first: string; count: number }[]>(
    (all, { id, regulation }) => {
      const last = all.at(-1);
      if (last?.name === regulation) last.count += 1;
      else all.push({ name: regulation, first: id, count: 1 });
      return all;
    },
    [],
  );
  return (
    <table className="wall-table">
      <thead>
        <tr>
          <th scope="col" rowSpan={2} className="wall-unit">
            单位
          </th>
          <th scope="col" rowSpan={2} className="wall-rate">
            到期已做
          </th>
          {regulations.map(({ name, first, count }) => (
            <th scope="colgroup" key={first} colSpan={count} className="wall-regulation">
              {name}
            </th>
          ))}
        </tr>
        <tr>
          {duties.map(({ id, obligation }) => (
            <th scope="col" key={id} className="wall-duty">
              {obligation}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ unit, name, whole, cells }) => {
          const known = new Map(cells.map((cell) => [cell.duty, cell]));
          return (
            <tr key={unit}>
              <th scope="row">{name}</th>
              <td>{whole.rate === null ? '' : `${whole.rate}%`}</td>
              {duties.map(({ id }) => {
                const cell = known.get(id);
                if (!cell) return <td key={id} aria-label="不承担" />;
                const { shape, state } = worstOf(cell);
                return (
                  <td key={id} className={`duty-${state}`}>
                    {shape} {share(cell)}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
