import { z } from 'zod';

/**
 * One kind of event of the log: the shape of its data, its version, and its Chinese sentence. `older` converts data of
 * an earlier version to the present shape, so that entries of many years remain readable.
 */
export interface EventKind<Schema extends z.ZodType = z.ZodType> {
  readonly version: number;
  readonly schema: Schema;
  /** The sentence about what happened, before → after; entry-words.ts adds who and when. */
  words(data: z.output<Schema>): string;
  /** Converts the data of an earlier version to the next one, by the number of the earlier version. */
  readonly older: Readonly<Record<number, (data: unknown) => unknown>>;
}

/** Declares a kind of event at its first version. */
export function eventKind<Schema extends z.ZodType>(
  schema: Schema,
  words: (data: z.output<Schema>) => string,
): EventKind<Schema> {
  return Object.freeze({ version: 1, schema, words, older: Object.freeze({}) });
}

/** The same type with every part readonly. */
export type Frozen<T> = T extends readonly (infer One)[]
  ? readonly Frozen<One>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** Text of an event. */
export const text = z.string();
export const count = z.int().nonnegative();

/** "“before” → “after”"; without a value before, only the value after. */
export function fromTo(before: string | null, after: string | null): string {
  if (before === null) return `“${after ?? ''}”`;
  if (after === null) return `“${before}” → 无`;
  return `“${before}” → “${after}”`;
}

/** "，理由：……", or nothing. */
export function because(reason: string | null): string {
  return reason === null || reason.trim() === '' ? '' : `，理由：${reason}`;
}

/**
 * A natural key for people: its parts that mean something, or the beginning of a long key that is stored as a digest.
 */
export function keyInWords(key: string): string {
  if (key.startsWith('sha256:')) return `摘要 ${key.slice('sha256:'.length, 'sha256:'.length + 16)}`;
  return key
    .split('\u001f')
    .filter((part) => part !== '')
    .join('·');
}

/** "“张三”（zhangsan）": two people may have the same name. */
export function holder({
  name,
  account,
}: {
  readonly name: string | null;
  readonly account: string | null;
}): string {
  return `“${name ?? ''}”${account === null ? '' : `（${account}）`}`;
}
