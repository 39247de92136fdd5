import { Tag } from 'antd';
import type { Names } from '#web/ui/field-face.ts';
import type { Place } from '#web/ui/use-place.ts';
import type { Definition } from '../definition.ts';
import { inWords, yearInWords } from './conditions-in-words.ts';

interface ConditionTagsProps {
  readonly definition: Definition;
  readonly place: Place;
  readonly names: Names;
}

/** Every condition of the address in words, each removable, so that no condition is applied invisibly. */
export function ConditionTags({ definition, place, names }: ConditionTagsProps) {
  const where = place.all('where');
  const search = place.one('search');
  const year = definition.happens ? place.one('year') : null;
  if (where.length === 0 && search === null && year === null) return null;
  const drop = (gone: string): void => place.change({ where: where.filter((one) => one !== gone) });
  return (
    <div className="conditions" aria-label="筛选条件">
      {year === null ? null : (
        <Tag closable onClose={() => place.change({ year: null })}>
          {yearInWords(definition, year)}
        </Tag>
      )}
      {search === null ? null : (
        <Tag closable onClose={() => place.change({ search: null })}>
          含“{search}”
        </Tag>
      )}
      {where.map((one) => (
        <Tag key={one} closable onClose={() => drop(one)}>
          {inWords(one, definition, names)}
        </Tag>
      ))}
    </div>
  );
}
