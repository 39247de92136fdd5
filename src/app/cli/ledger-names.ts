import { headerText } from '#engine/exchange/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { cliErrors } from './errors.ts';

/** Ledgers by title or id. None named means all, base sheets first. @throws LEDGER-UNKNOWN */
export function ledgersNamed(pack: Pack, words: readonly string[]): readonly Ledger[] {
  if (words.length === 0) return [...pack.ledgers.values()];
  return words.map((word) => {
    const found =
      pack.ledgers.get(word) ??
      [...pack.ledgers.values()].find((ledger) => headerText(ledger.title) === headerText(word));
    if (!found) throw cliErrors.error('LEDGER-UNKNOWN', { ledger: word });
    return found;
  });
}
