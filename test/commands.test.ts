// docs/commands.md against the commands and the document of the API.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { COMMANDS } from '../src/app/cli/commands/index.ts';

const table = readFileSync('docs/commands.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, command = '', routes = '', differs = ''] = line.split('|').map((cell) => cell.trim());
    const named = (cell: string): string[] =>
      [...cell.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? '');
    return { command: named(command)[0] ?? '', routes: named(routes), differs };
  });

test('every command stands once in the table of routes, and no other', () => {
  assert.deepEqual(
    table.map(({ command }) => command).toSorted(),
    COMMANDS.map(({ name }) => name).toSorted(),
  );
});

test('every route of the table is in the document of the API', () => {
  const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  for (const { command, routes } of table)
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      assert.ok(paths[path]?.[method.toLowerCase()], `${command}: ${route}`);
    }
});

test('a command without a route says why', () => {
  const without = table.filter(({ routes }) => routes.length === 0);
  assert.deepEqual(
    without.map(({ command }) => command),
    ['serve', 'restore'],
  );
  for (const { command, differs } of without) assert.ok(differs.length > 10, command);
});
