import { AutoComplete, Input } from 'antd';
import { useState } from 'react';
import { fieldTypes } from '#fields/index.ts';
import { useLookup } from '#web/ui/fields/use-lookup.ts';
import type { Place } from '#web/ui/use-place.ts';
import type { Definition } from '../definition.ts';

/** Letters alone are pinyin, because no text of a ledger contains them in this form. */
const PINYIN = /^[a-z]{2,}$/iu;

/**
 * Searches the texts and names of a ledger. For pinyin it offers the matching units and persons, and searches for the
 * chosen name, so that list, totals and export all show the same condition.
 */
export function WithinSearch({
  definition,
  place,
}: {
  readonly definition: Definition;
  readonly place: Place;
}) {
  const searched = place.one('search') ?? '';
  const [typed, setTyped] = useState(searched);
  const [before, setBefore] = useState(searched);
  // A search that changed elsewhere (a chip, the way back) is shown. Mounting the box anew would have taken the caret out of it.
  if (before !== searched) {
    setBefore(searched);
    setTyped(searched);
  }
  const pinyin = PINYIN.test(typed.trim());
  const has = (named: 'unit' | 'person'): boolean =>
    definition.fields.some(({ type }) => fieldTypes[type].reference === named);
  const units = useLookup('unit', typed, pinyin && has('unit'), null);
  const people = useLookup('person', typed, pinyin && has('person'), null);
  const names = pinyin ? [...units.found, ...people.found] : [];
  const search = (text: string): void => {
    setTyped(text);
    place.change({ search: text.trim() === '' ? null : text.trim() });
  };
  return (
    <AutoComplete
      className="within"
      value={typed}
      // Enter searches for the typed text; a name is used only when the user moves to it.
      defaultActiveFirstOption={false}
      filterOption={false}
      options={[...new Set(names.map(({ label }) => label))].map((value) => ({ value }))}
      onChange={(text: string) => setTyped(text)}
      onSelect={search}
    >
      <Input.Search
        placeholder="在本台账中查找，可用拼音首字母"
        aria-label="在本台账中查找"
        allowClear
        onSearch={search}
      />
    </AutoComplete>
  );
}
