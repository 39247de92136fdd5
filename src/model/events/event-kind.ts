import { z } from 'zod';

/**
 * One kind of event of the log: the shape of its data, its version, and its Chinese sentence. What was stored under an
 * earlier version is brought to the present shape by `older`, so that a log of many years stays readable.
 */
export interface EventKind<Schema extends z.ZodType = z.ZodType> {
  readonly version: number;
  readonly schema: Schema;
  /** What happened, before → after; who and when are said by entry-words.ts. */
  words(data: z.output<Schema>): string;
  /** From an earlier version's data to the next one's, by the earlier version. */
  readonly older: Readonly<Record<number, (data: unknown) => unknown>>;
}

/** Declares a kind of event at its first version. */
export function eventKind<Schema extends z.ZodType>(
  schema: Schema,
  words: (data: z.output<Schema>) => string,
): EventKind<Schema> {
  return Object.freeze({ version: 1, schema, words, older: Object.freeze({}) });
}

/** The same data, not to be changed. */
export type Frozen<T> = T extends readonly (infer One)[]
  ? readonly Frozen<One>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** Text of an event. */
export const text = z.string();
export const count = z.int().nonnegative();

/** "“before” → “after”"; of a value that was not there before, the value alone. */
export function fromTo(before: string | null, after: string | null): string {
  if (before === null) return `“${after ?? ''}”`;
  if (after === null) return `“${before}” → 无`;
  return `“${before}” → “${after}”`;
}

/** "，理由：……", or nothing. */
export function because(reason: string | null): string {
  return reason === null || reason.trim() === '' ? '' : `，理由：${reason}`;
}

/** A natural key as people read it: its parts that say something; of a long one, which is kept as a digest, its beginning. */
export function keyInWords(key: string): string {
  if (key.startsWith('sha256:')) return `摘要 ${key.slice('sha256:'.length, 'sha256:'.length + 16)}`;
  return key
    .split('\u001f')
    .filter((part) => part !== '')
    .join('·');
}

/** "“张三”（zhangsan）": two people may bear one name. */
export function holder({
  name,
  account,
}: {
  readonly name: string | null;
  readonly account: string | null;
}): string {
  return `“${name ?? ''}”${account === null ? '' : `（${account}）`}`;
}
