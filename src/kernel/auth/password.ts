import { hash, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import { authErrors } from './errors.ts';

/** Characters of a password. ASVS 5.0, 6.2.1 and 6.2.9: at least 8, at least 64 allowed; no rules of composition. */
const SHORTEST_PASSWORD = 10;
const LONGEST = 128;

const COMMON: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/** The library's defaults are OWASP's first choice: argon2id, 19 MiB, two passes, one thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password));
}

/**
 * A hash of an unknown password, so that checking an account that does not exist takes as long. Written down: made anew, it
 * cost every command as much as a sign-in.
 */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$CdN4QnLPGq25IpFEdnaXyg$udZEc/3/I7YI7bDc1m5EnsWtbQp9LvlrYmlW1HxOSH4';

/** @param stored null for an account without a password: the result is false, after the same time */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const right = await verify(stored ?? NOBODY, normal(password));
  return right && stored !== null;
}

/**
 * Judges a new password: its length, and that it is neither a common one nor the user's own name.
 * @throws AUTH-PASSWORD
 */
export function judgePassword(password: string, names: readonly string[]): void {
  const text = normal(password);
  const lower = text.toLowerCase();
  const refuse = (reason: string): Error =>
    authErrors.error('AUTH-PASSWORD', { reason, shortest: SHORTEST_PASSWORD });
  const length = Array.from(text).length;
  if (length < SHORTEST_PASSWORD) throw refuse(`只有 ${length} 个字符`);
  if (length > LONGEST) throw refuse(`超过 ${LONGEST} 个字符`);
  if (new Set(lower).size < 4) throw refuse('反复用同几个字符');
  if (COMMON.has(lower) || COMMON.has(lower.replace(/[\d!@#$%^&*._-]+$/, '')))
    throw refuse('是常见口令，或在常见口令后加了几位');
  if (names.some((name) => name.length >= 3 && lower.includes(name.toLowerCase())))
    throw refuse('含有用户名或姓名');
}

/** Normalises a password, so that the same characters from another keyboard are the same password. */
function normal(password: string): string {
  return password.normalize('NFKC');
}
