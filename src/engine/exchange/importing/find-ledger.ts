import type { Ledger } from '#model/pack/types.ts';
import { headerText } from './header-title.ts';

/** Endings that browsers, chats and users add to a name: “ (1)”, “ - 副本”, “-2”, “_终稿”, “2021年”. */
const SUFFIX =
  /^(?:[-_—.~+ ]|\([^()]*\)|\[[^[\]]*\]|副本|复制|拷贝|copy|\d|年|月|日|最终|终稿|定稿|修改|更新|新|已|版|稿|报送|上报|填报|导入|模板)*$/iu;

/**
 * The ledger after which a text file is named: its name begins with the title, followed by a part, a copy or a date; or
 * it contains one title only. The longest title wins.
 * @param byTitle ledgers by their title in the form in which headers are compared
 */
export function fileLedger(name: string, byTitle: ReadonlyMap<string, Ledger>): Ledger | undefined {
  const text = headerText(name);
  const held = [...byTitle]
    .filter(([title]) => text.includes(title))
    .toSorted(([a], [b]) => b.length - a.length);
  const begins = held.find(
    ([title]) => text.startsWith(title) && /^(?:[^\p{L}].*)?$/u.test(text.slice(title.length)),
  );
  const suffixed = held.find(([title]) => text.startsWith(title) && SUFFIX.test(text.slice(title.length)));
  const found = begins ?? suffixed;
  if (found) return found[1];
  // Titles within the longest one are parts of it; any other title would be a second ledger.
  const [longest] = held;
  return longest && held.every(([title]) => longest[0].includes(title)) ? longest[1] : undefined;
}

/**
 * The ledgers of a workbook's sheets. A copied sheet, “台账 (2)”, is used when no sheet has the exact name.
 * @returns by the name of the sheet
 */
export function sheetLedgers(
  names: readonly string[],
  byTitle: ReadonlyMap<string, Ledger>,
): ReadonlyMap<string, Ledger> {
  const found = new Map<string, Ledger>();
  for (const name of names) {
    const ledger = byTitle.get(headerText(name));
    if (ledger) found.set(name, ledger);
  }
  const exact = new Set(found.values());
  for (const name of names) {
    if (found.has(name)) continue;
    const text = headerText(name);
    const [longest] = [...byTitle]
      .filter(([title]) => text.startsWith(title) && SUFFIX.test(text.slice(title.length)))
      .toSorted(([a], [b]) => b.length - a.length);
    if (longest && !exact.has(longest[1])) found.set(name, longest[1]);
  }
  return found;
}
