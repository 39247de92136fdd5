import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLineActor } from '#engine/audit/index.ts';
import { loadPack } from '#engine/definitions/index.ts';
import { applyDefinitions, loadUnits, subtreeOf, unitLookup, unitPaths } from '#engine/records/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import {
  type Database,
  migrate,
  openDatabase,
  type Scope,
  withScope,
  WHOLE_REGION,
} from '#kernel/db/index.ts';
import { normaliseText } from '#model/text/normalise.ts';
import type { Fault } from '#model/fault.ts';
import type { Pack } from '#model/pack/types.ts';
import { MIGRATION_SOURCES } from '../migration-sources.ts';
import { type Invocation, type Options, textOption } from './command.ts';
import { cliErrors } from './errors.ts';

/** The pack that comes with the product; a city's own packs stand in `packs/` of its data directory. */
export const BASE_PACK = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../../packs/principal-responsibility',
);

export interface City {
  readonly db: Database;
  readonly pack: Pack;
  readonly region: { readonly id: number; readonly name: string };
  /** The eyes of the command line: the whole city, or one unit and below with --unit. */
  readonly scope: Scope;
  readonly actor: Actor;
}

export function dataDirOf(options: Options): string {
  return resolve(textOption(options, 'data') ?? process.env['MINGZE_DATA'] ?? 'data');
}

/**
 * Opens the installation without asking for a city. The caller closes it.
 * @param handleSignals false for a command that winds up by itself when it is told to end
 */
export async function openInstallation(
  { options, out, now, keptPacks }: Pick<Invocation, 'options' | 'out' | 'now' | 'keptPacks'>,
  handleSignals = true,
): Promise<{ db: Database; pack: Pack }> {
  const dataDir = dataDirOf(options);
  const pack = await requirePack([BASE_PACK, ...(await cityPacks(dataDir))], keptPacks);
  const databaseUrl = process.env['DATABASE_URL'];
  const db = await openDatabase({
    dataDir,
    ...(databaseUrl ? { databaseUrl } : {}),
    onProgress: ({ phase }) => (/fallen|risen/.test(phase) ? out.note : out.progress)(PHASES[phase]),
    handleSignals,
  });
  try {
    await migrate(db, MIGRATION_SOURCES);
    await applyDefinitions(db, pack, now());
    return { db, pack };
  } catch (error) {
    await db.close();
    throw error;
  }
}

const PHASES = {
  initializing: '正在建立数据库……',
  waiting: '正在等待数据库……',
  recovering: '上次没有正常结束，正在恢复……',
  fallen: '数据库意外停止，正在重新启动……',
  risen: '数据库已重新启动。',
};

/** Opens the city, runs the work and closes whatever happens. */
export async function withCity<T>(
  invocation: Invocation,
  work: (city: City) => Promise<T>,
  handleSignals = true,
): Promise<T> {
  const dataDir = dataDirOf(invocation.options);
  // A mistyped directory must not become a new installation.
  if (!existsSync(dataDir) && !process.env['DATABASE_URL']) throw cliErrors.error('CITY-NONE', { dataDir });
  const { db, pack } = await openInstallation(invocation, handleSignals);
  try {
    const { rows } = await db.app.query<{ id: number; name: string }>(
      'select id, name from app.regions order by id',
    );
    const wanted = textOption(invocation.options, 'region');
    const region = wanted === null ? rows[0] : rows.find((row) => row.name === wanted);
    if (!region) throw cliErrors.error('CITY-NONE', { dataDir });
    const whole = { region: region.id, ...WHOLE_REGION };
    const unit = textOption(invocation.options, 'unit');
    const scope = unit === null ? whole : await scopeOfUnit(db, whole, unit);
    return await work({ db, pack, region, scope, actor: commandLineActor() });
  } finally {
    await db.close();
  }
}

async function scopeOfUnit(db: Database, whole: Scope, written: string): Promise<Scope> {
  const units = await withScope(db, whole, (client) => loadUnits(client, whole.region));
  const found = unitLookup(units)(normaliseText(written));
  const path = found.code === null ? undefined : unitPaths(units).paths.get(found.code);
  if (path === undefined) throw cliErrors.error('UNIT-UNKNOWN', { unit: written });
  return { region: whole.region, ...subtreeOf(path) };
}

/** Compiles packs, or reads back what was compiled of these very files, or throws every fault as one error. */
export async function requirePack(directories: readonly string[], keptPacks: string | null): Promise<Pack> {
  const { pack, faults } = await loadPack(directories, keptPacks);
  if (!pack)
    throw cliErrors.error('PACK-FAULTS', {
      count: faults.length,
      faults: faults.map(faultInWords).join('\n'),
    });
  return pack;
}

/** "包/文件:12 fields/x：……（怎么办）" */
export function faultInWords(fault: Fault): string {
  const place = `${fault.file}${fault.line === null ? '' : `:${fault.line}`}${fault.path === '' ? '' : ` ${fault.path}`}`;
  return `${place}：${fault.message}（${fault.hint}）`;
}

/** The packs that a city added, in the order of their names. */
export async function cityPacks(dataDir: string): Promise<string[]> {
  const directory = join(dataDir, 'packs');
  if (!existsSync(directory)) return [];
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(directory, entry.name))
    .toSorted();
}
