import { Button } from 'antd';
import { typedText } from '#fields/typed-text.ts';
import { type Definition, filledFieldsOf, type ListedRow } from '../definition.ts';
import type { Typed } from './local-draft.ts';

interface ConflictProps {
  readonly definition: Definition;
  readonly current: ListedRow;
  readonly typed: Typed;
  readonly onTake: (field: string, value: string) => void;
}

/**
 * Two users have changed one row: its present values and the typed ones, side by side, to choose from field by field.
 */
export function Conflict({ definition, current, typed, onTake }: ConflictProps) {
  const different = filledFieldsOf(definition, false)
    .map((field) => ({
      field,
      now: typedText(field, current.values[field.id] ?? null),
      mine: typed[field.id] ?? '',
    }))
    .filter(({ now, mine }) => now !== mine);
  return (
    <section className="conflict" role="alert">
      <h2>别人刚改过这条记录</h2>
      <p>下面是两种内容不同的地方。要用别人的，点“用这个”；其余保存时以您填的为准。</p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">字段</th>
            <th scope="col">现在的内容</th>
            <th scope="col">您填的</th>
          </tr>
        </thead>
        <tbody>
          {different.map(({ field, now, mine }) => (
            <tr key={field.id}>
              <th scope="row">{field.title}</th>
              <td>
                {now || '（空）'}{' '}
                <Button size="small" onClick={() => onTake(field.id, now)}>
                  用这个
                </Button>
              </td>
              <td>{mine || '（空）'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
