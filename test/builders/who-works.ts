import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { writtenWork } from './access-oracle.ts';

/** Who records and who accepts the rows of a ledger, as the pack's files have it: read here without the compiler. */
export interface WrittenHands {
  readonly record: Readonly<Record<string, string>>;
  readonly accept: Readonly<Record<string, string>>;
}

const FILE = 'packs/principal-responsibility/access/work.yaml';

/** By ledger. */
export function writtenHands(): ReadonlyMap<string, WrittenHands> {
  const { work } = parse(readFileSync(FILE, 'utf8')) as {
    work: readonly (WrittenHands & { work: string })[];
  };
  const hands = new Map(work.map((one) => [one.work, one]));
  return new Map(
    [...writtenWork()].map(([ledger, as]) => {
      const of = hands.get(as);
      if (!of) throw new Error(`${ledger}: ${as}`);
      return [ledger, of];
    }),
  );
}
