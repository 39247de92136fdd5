import assert from 'node:assert/strict';
import type { Answered, Asking, Visitor } from './a-service.ts';

/** What no refusal may hold: statements, messages of the database, stacks, places of this machine. */
const INNARDS = [
  /\bselect\b.+\bfrom\b/i,
  /\binsert into\b/i,
  /\bpermission denied\b/i,
  /\bsyntax error\b/i,
  /\binvalid input\b/i,
  /\bduplicate key\b/i,
  /\b(?:relation|column|constraint) "/i,
  /\bmingze_(?:app|region|post)/,
  /node_modules|\.tsx?:\d+|\bat \S+ \(/,
  /\/(?:work|tmp|home|root|usr)\//,
  /argon2|secret_hash|password_hash/,
];

/** Asks, and sees that whatever is refused is refused in words, by a problem, and gives nothing away. */
export async function probe(
  visitor: Visitor,
  method: string,
  path: string,
  asking?: Asking,
): Promise<Answered> {
  const answered = await visitor.ask(method, path, asking);
  const { status, text, headers } = answered;
  const where = `${method} ${path.slice(0, 200)}: ${status} ${text.slice(0, 300)}`;
  assert.ok(status < 500, where);
  if (status < 400) return answered;
  for (const pattern of INNARDS) assert.doesNotMatch(text, pattern, where);
  if (text !== '') assert.equal(headers.get('content-type'), 'application/problem+json', where);
  return answered;
}

/** What an asker can tell answers apart by, without what names the one request or the field that he named. */
export function gist({ status, text }: Answered, ...named: readonly string[]): string {
  const plain = text.replace(/urn:uuid:[0-9a-f-]{36}/, '');
  return `${status} ${named.reduce((all, one) => all.replaceAll(one, '*'), plain)}`;
}
