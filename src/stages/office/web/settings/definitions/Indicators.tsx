import type { Definitions } from './definitions.ts';
import { None } from './None.tsx';

interface PartProps {
  readonly definitions: Definitions;
  readonly typed: string;
}

/** The numbers, each with its definition. */
export function Indicators({ definitions: { indicators }, typed }: PartProps) {
  const found = indicators.filter(
    ({ slot, title, definition, over }) =>
      slot === typed || [title, definition, over].some((text) => text.includes(typed)),
  );
  if (found.length === 0) return <None />;
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">名称</th>
          <th scope="col">单位</th>
          <th scope="col">口径</th>
          <th scope="col">出自</th>
        </tr>
      </thead>
      <tbody>
        {found.map(({ id, slot, title, unit, definition, over, effectiveFrom, effectiveTo }) => (
          <tr key={`${id} ${effectiveFrom ?? ''}`}>
            <td>{slot}</td>
            <td>{title}</td>
            <td>{unit}</td>
            <td>
              {definition}
              {effectiveFrom === null ? '' : `（${effectiveFrom} 起）`}
              {effectiveTo === null ? '' : `（${effectiveTo} 止）`}
            </td>
            <td>{over}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
