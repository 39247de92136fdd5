// One act is one transaction: nothing opens a transaction for each turn of a loop, unless it says row by row what happened.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { filesUnder, ROOT } from '../scripts/lib/files-under.ts';

const OPENS: ReadonlySet<string> = new Set(['withChange', 'withOwnerChange', 'writeInScope']);
/** Methods that call what they are given once for each element. */
const EACH: ReadonlySet<string> = new Set(['map', 'flatMap', 'forEach', 'filter', 'reduce', 'some', 'every']);

/** Files that may, and why a kill in the middle leaves a true answer. */
const ALLOWED: Readonly<Record<string, string>> = {
  'src/engine/access/operations/demo-accounts.ts':
    'accounts of a demo city: one that is there stays as it is, so a start that was cut off goes on',
};

/** Lines of a source on which a transaction that writes is opened inside a loop. */
function openedInLoops(name: string, source: string): readonly number[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.ES2023, true);
  const lines: number[] = [];
  const visit = (node: ts.Node, inLoop: boolean): void => {
    if (
      inLoop &&
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      OPENS.has(node.expression.text)
    )
      lines.push(file.getLineAndCharacterOfPosition(node.getStart()).line + 1);
    const loop =
      inLoop ||
      ts.isForOfStatement(node) ||
      ts.isForStatement(node) ||
      ts.isForInStatement(node) ||
      ts.isWhileStatement(node) ||
      ts.isDoStatement(node) ||
      (ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        EACH.has(node.expression.name.text));
    ts.forEachChild(node, (child) => visit(child, loop));
  };
  visit(file, false);
  return lines;
}

test('the search finds a transaction in each kind of loop', () => {
  const loops = [
    'for (const a of list) await withChange(db, act, run);',
    'for (let i = 0; i < 3; i += 1) await withChange(db, act, run);',
    'while (more()) { await withChange(db, act, run); }',
    'await Promise.all(list.map(async (one) => withChange(db, act, run)));',
  ];
  for (const loop of loops) assert.deepEqual(openedInLoops('a.ts', loop), [1], loop);
  assert.deepEqual(
    openedInLoops(
      'a.ts',
      'await withChange(db, act, async (c) => { for (const a of l) await c.query(a); });',
    ),
    [],
  );
});

test('nothing opens a transaction that writes inside a loop', () => {
  const files = filesUnder('src', /(?<!\.test)\.ts$/);
  assert.ok(files.length > 900, `only ${files.length}`);
  const found = files.flatMap((path) => {
    const name = relative(ROOT, path);
    return openedInLoops(name, readFileSync(join(ROOT, name), 'utf8')).map((line) => `${name}:${line}`);
  });
  assert.deepEqual(
    found.filter((place) => ALLOWED[place.split(':')[0] ?? ''] === undefined),
    [],
  );
});
