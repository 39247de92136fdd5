import { StateMark } from '#web/ui/StateMark.tsx';
import type { NumbersTable } from './table.ts';

/** Which numbers are not what the units add up to, and why. */
export function Differences({ table: { comparisons, numbers } }: { readonly table: NumbersTable }) {
  const different = comparisons.flatMap((one, at) => {
    const number = numbers[at];
    return number && (one.reason !== null || one.fault !== null) ? [{ ...one, number }] : [];
  });
  const added = different.filter(({ sum }) => sum !== null);
  const not = different.filter(({ sum, fault }) => sum === null || fault !== null);
  return (
    <section className="numbers-differences">
      <h2>相加与合起来不同的</h2>
      {added.length === 0 ? <p className="quiet">能相加的都相等。</p> : null}
      <ul>
        {added.map(({ indicator, sum, difference, reason, number: { title, value, valueUnit } }) =>
          reason === null ? null : (
            <li key={indicator}>
              {title}：相加 {sum}
              {valueUnit}，合起来 {value}
              {valueUnit}，相差 {difference}。{reason}。
            </li>
          ),
        )}
      </ul>
      {not.length === 0 ? null : (
        <details>
          <summary>没有相加的 {not.length} 个</summary>
          <ul>
            {not.map(({ indicator, reason, fault, number: { title } }) => (
              <li key={indicator}>
                {title}：{fault === null ? reason : <StateMark state="fails">{fault}</StateMark>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
