import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Ledger, Pack } from '#model/pack/types.ts';
import type { TestRow } from './put-rows.ts';
import type { RandomCity } from './random-city.ts';

/** A post as the pack's file has it: read here by itself, so that a fault of the compiler cannot hide. */
interface WrittenPost {
  readonly post: string;
  readonly power?: string;
  readonly personal?: 'shown' | 'hidden';
  readonly reports?: readonly string[];
  readonly grants?: readonly {
    readonly ledgers?: readonly string[];
    readonly sections?: readonly number[];
    readonly work?: readonly string[];
    readonly actions: readonly string[];
    readonly reach: string;
    readonly knowledge?: string;
  }[];
}

export interface OracleActing {
  readonly appointment: string;
  readonly account: string;
  readonly kind: string;
  readonly unit: string;
  readonly named: readonly string[];
}

/** A row with what the database adds to it. */
export interface OwnedRow extends TestRow {
  readonly author: string;
  readonly readers: readonly string[];
}

const PACK = 'packs/principal-responsibility';
const FILE = join(PACK, 'access/posts.yaml');

/** The kind of work of each ledger, as its file has it. */
export function writtenWork(): ReadonlyMap<string, string> {
  const dir = join(PACK, 'ledgers');
  const written = readdirSync(dir).map(
    (name) =>
      parse(readFileSync(join(dir, name), 'utf8')) as {
        readonly ledger: string;
        readonly work: { as: string };
      },
  );
  return new Map(written.map(({ ledger, work }) => [ledger, work.as]));
}

/** Says who may see what by walking up the tree of units, row by row. It shares nothing with the product but the file. */
export class AccessOracle {
  readonly posts: ReadonlyMap<string, WrittenPost>;
  readonly #parents: ReadonlyMap<string, string | null>;
  readonly #work = writtenWork();

  constructor(city: Pick<RandomCity, 'units'>) {
    const read = parse(readFileSync(FILE, 'utf8')) as { posts: WrittenPost[] };
    this.posts = new Map(read.posts.map((post) => [post.post, post]));
    this.#parents = new Map(city.units.map(({ code, parent }) => [code, parent]));
  }

  may(acting: OracleActing, action: string, ledger: Ledger, row: OwnedRow): boolean {
    if (ledger.kind === 'base')
      return ledger.id !== 'sealed_values' || (this.#post(acting).reports ?? []).includes('read');
    const unit = String(row.values[ledger.owner?.id ?? ''] ?? '');
    const about = this.grantsOn(acting, action, ledger);
    const reached = about.some(({ reach }) => this.#reaches(reach, acting, unit, row));
    if (!reached || ledger.sensitivity !== 'sealed' || action === 'count') return reached;
    return about.every(({ knowledge }) => knowledge === 'all') || row.readers.includes(acting.appointment);
  }

  grantsOn(acting: OracleActing, action: string, ledger: Ledger): NonNullable<WrittenPost['grants']> {
    return (this.#post(acting).grants ?? []).filter(
      ({ actions, ledgers, sections, work }) =>
        actions.includes(action) &&
        (ledgers
          ? ledgers.includes(ledger.id)
          : ledger.sensitivity !== 'sealed' &&
            (!sections || (ledger.section !== null && sections.includes(ledger.section))) &&
            (!work || work.includes(this.#work.get(ledger.id) ?? ''))),
    );
  }

  showsPersons(acting: OracleActing): boolean {
    return this.#post(acting).personal !== 'hidden';
  }

  #post(acting: OracleActing): WrittenPost {
    const post = this.posts.get(acting.kind);
    if (!post) throw new Error(acting.kind);
    return post;
  }

  #reaches(reach: string, acting: OracleActing, unit: string, row: OwnedRow): boolean {
    switch (reach) {
      case 'whole_region':
        return true;
      case 'own_rows':
        return row.author === acting.account;
      case 'own_unit':
        return unit === acting.unit;
      case 'own_unit_and_below':
        return this.#below(unit, acting.unit);
      case 'named_units':
        return acting.named.some((one) => this.#below(unit, one));
      case 'upward':
        return unit !== acting.unit && this.#below(acting.unit, unit);
      default:
        throw new Error(reach);
    }
  }

  #below(unit: string, above: string): boolean {
    for (let at: string | null = unit; at; at = this.#parents.get(at) ?? null) if (at === above) return true;
    return false;
  }
}

/** Every ledger of a pack that holds rows of units. */
export function unitLedgers(pack: Pack): readonly Ledger[] {
  return [...pack.ledgers.values()].filter((ledger) => ledger.kind === 'ledger');
}
