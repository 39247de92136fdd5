import type { Definitions } from './definitions.ts';
import { None } from './None.tsx';

interface PartProps {
  readonly definitions: Definitions;
  readonly typed: string;
}

/** Every list of choices with its uses; equal lists are shown once. */
export function Choices({ definitions: { ledgers }, typed }: PartProps) {
  const lists = new Map<string, { readonly labels: readonly string[]; readonly uses: string[] }>();
  for (const { title, fields } of ledgers)
    for (const field of fields) {
      if (field.choices.length === 0) continue;
      const labels = field.choices.map(({ label }) => label);
      const key = labels.join('\n');
      const list = lists.get(key) ?? { labels, uses: [] };
      list.uses.push(`${title}·${field.title}`);
      lists.set(key, list);
    }
  const found = [...lists.values()].filter(({ labels, uses }) =>
    [...labels, ...uses].some((text) => text.includes(typed)),
  );
  if (found.length === 0) return <None />;
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">选项</th>
          <th scope="col">用在</th>
        </tr>
      </thead>
      <tbody>
        {found.map(({ labels, uses }) => (
          <tr key={uses.join()}>
            <td>{labels.join('、')}</td>
            <td>{uses.join('；')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
