import type { Definitions } from './definitions.ts';
import { None } from './None.tsx';

interface PartProps {
  readonly definitions: Definitions;
  readonly typed: string;
}

/** The duties by regulation, with the ledgers whose rows answer them. */
export function Duties({ definitions: { duties }, typed }: PartProps) {
  const found = duties.filter(({ id, regulation, obligation, bound }) =>
    [id, regulation, obligation, ...bound].some((text) => text.includes(typed)),
  );
  if (found.length === 0) return <None />;
  const regulations = [...new Set(found.map(({ regulation }) => regulation))];
  return (
    <>
      {regulations.map((regulation) => (
        <section key={regulation} aria-label={regulation}>
          <h2>《{regulation}》</h2>
          <ul>
            {found
              .filter((one) => one.regulation === regulation)
              .map(({ id, article, obligation, bound, ledgers }) => (
                <li key={id}>
                  {article === null ? '' : `${article}：`}
                  {obligation}
                  <span className="quiet">
                    {'　'}
                    {id}；{bound.join('、')}
                    {article === null ? '；条号待核实' : ''}
                    {ledgers.length === 0 ? '' : `；由${ledgers.map((one) => `《${one}》`).join('、')}佐证`}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
