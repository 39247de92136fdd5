import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { EditorState } from '@codemirror/state';
import { parseReport } from '#model/report/parse-report.ts';
import { writeReport } from '#model/report/write-report.ts';
import { partsOf, textOf } from '../text-parts.ts';
import { atomsOf, besideAtom } from './atoms.ts';
import { editorState } from './editor-of.ts';
import { toggleHeading } from './headings.ts';

const ROOT = new URL('../../../../../../', import.meta.url).pathname;
const FILES = ['packs', 'test/fixtures/packs'].flatMap((dir) =>
  readdirSync(join(ROOT, dir), { recursive: true })
    .map(String)
    .filter((file) => /\/reports\/[^/]+(?<!\.add)\.md$/.test(file))
    .map((file) => join(ROOT, dir, file)),
);

const opened = (text: string, paragraphs = true): EditorState =>
  editorState(text, {
    label: '正文',
    paragraphs,
    words: { numbers: new Map(), names: new Map() },
    naming: { toNames: (all) => all, toIds: (all) => all },
    onText: () => assert.fail('nothing was typed'),
    onChip: () => undefined,
  });

test('every text of the packs comes out of the editor byte for byte as it went in', () => {
  assert.ok(FILES.length >= 2, FILES.join());
  for (const file of FILES) {
    const source = readFileSync(file, 'utf8');
    const { report } = parseReport(source, file);
    assert.ok(report, file);
    for (const text of [source, writeReport(report)]) {
      const parts = partsOf(text);
      const again = {
        ...parts,
        title: opened(parts.title, false).doc.toString(),
        addressee: opened(parts.addressee, false).doc.toString(),
        body: opened(parts.body).doc.toString(),
        signer: opened(parts.signer, false).doc.toString(),
      };
      assert.equal(textOf(again), text, file);
    }
  }
});

test('no sign of a line is changed in silence', () => {
  for (const text of ['甲\r\n乙', '甲\r乙', '甲\n\n\n\n乙\n', '　甲 \u2028乙'])
    assert.equal(opened(text).sliceDoc(), text);
});

test('a number, a name, an empty line and the mark of a heading are one thing each', () => {
  const text = '## 一、甲\n\n乙[[x]]次{{city_name}}\n丙\n\n\n\n## 二、丁';
  assert.deepEqual(
    atomsOf(text, true).map(({ kind, from, to }) => [kind, text.slice(from, to)]),
    [
      ['mark', '## '],
      ['gap', '\n\n'],
      ['number', '[[x]]'],
      ['name', '{{city_name}}'],
      ['gap', '\n\n'],
      ['gap', '\n\n## '],
    ],
  );
  assert.deepEqual(
    atomsOf('甲|[[x]]', false).map(({ kind }) => kind),
    ['number'],
  );
  const atoms = atomsOf('甲\n\n## 一、乙', true);
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].map((at) => besideAtom(atoms, at)),
    [0, 1, 1, 6, 6, 6, 6, 7],
  );
});

test('a paragraph becomes a heading and a heading a paragraph, and all are numbered anew', () => {
  const changed = (text: string, at: number): string =>
    opened(text)
      .update({ changes: [...toggleHeading(text, at)] })
      .newDoc.toString();
  const text = '## 一、甲\n\n乙\n\n丙\n\n## 二、丁';
  const more = changed(text, text.indexOf('乙'));
  assert.equal(more, '## 一、甲\n\n## 二、乙\n\n丙\n\n## 三、丁');
  assert.equal(changed(more, more.indexOf('乙')), text);
  assert.equal(changed('## 甲', 3), '甲');
});
