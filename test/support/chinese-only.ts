import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Pack } from '#model/pack/types.ts';

/** Words in Latin letters that people here know: of their files, their keyboard, their telephones. */
const KNOWN = new Set(
  `excel wps word csv xlsx docx pdf zip kb mb ctrl esc tab enter docx gb iso id yaml ip sm3 app url http https
  html utf ical webcal smtp tls markdown a3 a4`.split(/\s+/u),
);
/** By this name the tests themselves take rows in. */
const TESTER = 'test';

/** What the program calls things by, and nobody else does. */
export function idsOf(pack: Pack): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id, fields } of pack.ledgers.values()) {
    ids.add(id);
    for (const field of fields) {
      ids.add(field.id);
      for (const { code } of field.choices) ids.add(code);
    }
  }
  for (const { id, slot } of pack.indicators) ids.add(id).add(slot);
  for (const id of pack.duties.keys()) ids.add(id);
  for (const kind of pack.access.posts.keys()) ids.add(kind);
  return ids;
}

interface Read {
  readonly text: string;
  /** Typed by people or part of an address: not the program's words. */
  readonly where: string;
}

/** Everything that can be read on a page or is read aloud: texts, labels, titles, placeholders. */
async function readable(page: Page): Promise<readonly Read[]> {
  return page.locator('body').evaluate((body) => {
    const found: { text: string; where: string }[] = [];
    for (const element of [body, ...body.querySelectorAll('*')]) {
      if (['SCRIPT', 'STYLE', 'CODE', 'TEXTAREA'].includes(element.tagName)) continue;
      // What people keep as it is: log-in names, addresses, files of theirs.
      if (element.closest('[data-verbatim]')) continue;
      for (const node of element.childNodes)
        if (node.nodeType === 3 && node.textContent?.trim())
          found.push({ text: node.textContent, where: element.className.toString() || element.tagName });
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        const value = element.getAttribute(name);
        if (value) found.push({ text: value, where: name });
      }
    }
    return found;
  });
}

/** Addresses of the network are written as they are. */
const ADDRESS = /(?:https?:\/\/|[\w.-]+@)?[\w-]+(?:\.[\w-]+)+(?:[/:][\w./:-]*)?/gu;

/** Words in Latin letters, and ids of the program, that stand on a page where people read Chinese. */
async function foreignWords(page: Page, ids: ReadonlySet<string>): Promise<readonly string[]> {
  const foreign = new Set<string>();
  for (const { text, where } of await readable(page)) {
    for (const [word] of text.replaceAll(ADDRESS, '').matchAll(/[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9]+)*/gu)) {
      const plain = word.toLowerCase();
      if (KNOWN.has(plain) || plain === TESTER) continue;
      const isId = ids.has(word);
      // Numbers of records and documents are the offices' own: capital letters with figures.
      if (!isId && (/^[A-Z]{1,6}(?:[-\d][-\dA-Z]*)?$/u.test(word) || word.length === 1)) continue;
      if (plain.startsWith('demo_')) continue;
      foreign.add(`${word}  in “${text.trim().slice(0, 60)}” (${where})`);
    }
  }
  return [...foreign];
}

export async function assertChinese(page: Page, ids: ReadonlySet<string>, on: string): Promise<void> {
  assert.deepEqual(await foreignWords(page, ids), [], on);
}
