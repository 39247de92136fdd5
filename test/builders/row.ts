import type { Value } from '#model/value.ts';

/** One row: values by field id; a missing key means null. */
export type Row = Readonly<Record<string, Value>>;
