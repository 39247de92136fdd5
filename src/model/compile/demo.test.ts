import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fieldTypes } from '#fields/index.ts';
import { compilePack } from './compile-pack.ts';

const HEAD = { path: 'pack.yaml', text: "pack: small\ntitle: 小包\nversion: '1.0'\nlanguage: 1\n" };
const BASE = ['units', 'posts', 'report_parameters', 'sealed_values'].map((name) => ({
  path: `base/${name}.yaml`,
  text: readFileSync(
    new URL(`../../../packs/principal-responsibility/base/${name}.yaml`, import.meta.url),
    'utf8',
  ),
}));
const LEDGER = {
  path: 'ledgers/visit.yaml',
  text: [
    'ledger: visit',
    'title: 走访台账',
    'owner: unit',
    'happened: held_on',
    'identity: [visit_no]',
    'sensitivity: internal',
    'fields:',
    '  visit_no: { type: text, title: 走访编号, required: true }',
    '  unit: { type: unit, title: 单位, required: true }',
    '  held_on: { type: date, title: 日期, required: true }',
    '  kind: { type: choice, title: 类别, choices: { home: 入户, site: 现场 } }',
    '  people: { type: integer, title: 人数 }',
  ].join('\n'),
};

function compile(demo: string): ReturnType<typeof compilePack> {
  return compilePack(
    [{ name: 'small', files: [HEAD, ...BASE, LEDGER, { path: 'demo/city.yaml', text: demo }] }],
    fieldTypes,
  );
}

test('short forms are written out by the type of the field', () => {
  const { pack } = compile(
    [
      'sets: { towns: [township] }',
      'words: { topics: 甲 乙 }',
      'ledgers:',
      "  - { ledger: visit, count: [3, 4], fields: { visit_no: 'ZF-{year}-{n:3}', unit: towns, held_on: ['03-01', '04-01'], kind: [home, site], people: [1, 9] } }",
    ].join('\n'),
  );
  const group = pack?.demo?.ledgers.get('visit')?.[0];
  assert.deepEqual(group?.count, [3, 4]);
  assert.deepEqual(group?.fields.get('visit_no')?.text, ['ZF-{year}-{n:3}']);
  assert.equal(group?.fields.get('unit')?.unit, 'towns');
  assert.deepEqual(group?.fields.get('held_on')?.season, ['03-01', '04-01']);
  assert.deepEqual(group?.fields.get('kind')?.turn, ['home', 'site']);
  assert.deepEqual(group?.fields.get('people')?.range, [1, 9]);
  assert.deepEqual(pack?.demo?.words.get('topics'), ['甲', '乙']);
});

test('every word that nobody defined is a fault at its line', () => {
  const { pack, faults } = compile(
    [
      'ledgers:',
      '  - ledger: visit',
      '    fields:',
      "      visit_no: 'ZF-{nothing}'",
      '      unit: nowhere',
      '      kind: { weights: { flight: 1 } }',
      '      held_on: { after: gone }',
      '      colour: red',
      '      people: many',
      '  - { ledger: walk }',
    ].join('\n'),
  );
  assert.equal(pack, null);
  assert.deepEqual(
    faults.filter((fault) => fault.file.endsWith('demo/city.yaml')).map((fault) => [fault.line, fault.kind]),
    [
      [4, 'field_rule'],
      [5, 'field_rule'],
      [6, 'field_rule'],
      [7, 'field_rule'],
      [8, 'unknown_field'],
      [9, 'field_rule'],
      [10, 'unknown_ledger'],
    ],
  );
});

test('a pack without a vocabulary has none', () => {
  const { pack, faults } = compilePack([{ name: 'small', files: [HEAD, ...BASE] }], fieldTypes);
  assert.deepEqual(faults, []);
  assert.equal(pack?.demo, null);
});
