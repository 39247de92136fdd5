import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dbErrors } from './errors.ts';
import type { MigrationSource } from './types.ts';

/** One SQL file: its lasting name (`module/0001-name` or `module/apply/name`), text and hash. */
export interface MigrationFile {
  readonly id: string;
  readonly hash: string;
  readonly sql: string;
  readonly file: string;
}

/** The files of one module in the order of their execution. */
export interface ModuleFiles {
  readonly module: string;
  readonly numbered: readonly MigrationFile[];
  readonly apply: readonly MigrationFile[];
}

/** Reads the SQL of a module. Throws DB-MIGRATION-ORDER for a badly named or twice used number. */
export function readModuleFiles(source: MigrationSource): ModuleFiles {
  const { module, dir } = source;
  const numbered = sqlFiles(dir).map((name) => {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name))
      throw dbErrors.error('DB-MIGRATION-ORDER', { reason: `${module} 的文件名 ${name} 不合规则` });
    return read(join(dir, name), `${module}/${name.slice(0, -4)}`);
  });
  const numbers = numbered.map((file) => numberOf(file.id));
  const twice = numbers.find((number, i) => numbers.indexOf(number) !== i);
  if (twice) throw dbErrors.error('DB-MIGRATION-ORDER', { reason: `${module} 的编号 ${twice} 用了两次` });
  const apply = sqlFiles(join(dir, 'apply')).map((name) =>
    read(join(dir, 'apply', name), `${module}/apply/${name.slice(0, -4)}`),
  );
  return { module, numbered, apply };
}

/** The four digits of a migration's name. */
export function numberOf(id: string): string {
  return /\/(\d{4})-/.exec(id)?.[1] ?? '';
}

function sqlFiles(dir: string): readonly string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
}

function read(file: string, id: string): MigrationFile {
  // A checkout on Windows may have other line ends; the hash must not depend on it.
  const sql = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  return { id, sql, file, hash: createHash('sha256').update(sql).digest('hex') };
}
