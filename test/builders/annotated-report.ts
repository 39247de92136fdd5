import { readFileSync } from 'node:fs';

/** A token that a report of the fixtures is known to hold. */
export interface KnownToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly class: string;
  /** Of a number: its indicator, or null. */
  readonly indicator: string | null;
}

/** Reads a fixture in which tokens stand as ⟦text|class|indicator⟧: the text without marks, and the tokens. */
export function annotatedReport(path: string): { text: string; tokens: readonly KnownToken[] } {
  const source = readFileSync(path, 'utf8');
  const tokens: KnownToken[] = [];
  let text = '';
  let at = 0;
  for (const match of source.matchAll(/⟦([^|⟧]+)\|([a-z]+)(?:\|([a-z0-9_]+))?⟧/gu)) {
    const [whole, words = '', kind = '', indicator = 'null'] = match;
    text += source.slice(at, match.index);
    const start = text.length;
    text += words;
    tokens.push({
      start,
      end: text.length,
      text: words,
      class: kind,
      indicator: indicator === 'null' ? null : indicator,
    });
    at = match.index + whole.length;
  }
  return { text: text + source.slice(at), tokens };
}
