import { createHash } from 'node:crypto';
import { normaliseText } from '#model/text/normalise.ts';
import type { Value } from '#model/value.ts';

/** Above this the key is a digest: an index entry of PostgreSQL holds at most 2,700 bytes. */
const LONGEST = 600;
const SEPARATOR = '\u001f';

/**
 * The natural key of a row as one text, so that one index serves every ledger: null equal to null, texts after
 * normalisation (ledgers.yaml, rules.identity), however the row itself writes them.
 * @param values of the identity fields, in the order of the definition
 */
export function rowKey(values: readonly Value[]): string {
  let key = '';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    const text = value === null || value === undefined ? '' : normaliseText(String(value));
    key += index === 0 ? text : SEPARATOR + text;
  }
  return key.length <= LONGEST ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;
}
