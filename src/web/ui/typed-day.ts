import { quote } from '#model/text/quote.ts';
import { readDay } from '#model/time/read-day.ts';

/** A typed day: the day, why it is invalid, or nothing. */
export type TypedDay = { readonly day: string } | { readonly fault: string } | null;

/** Reads a day as the record form does, full-width digits too. */
export function typedDay(typed: string): TypedDay {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  const read = readDay(text);
  return 'day' in read ? read : { fault: `${quote(text)}${read.reason}，请按 2023-03-05 的样式填写` };
}

/** The day that was typed, "YYYY-MM-DD"; null where there is none or it is wrong. */
export function dayTyped(typed: string | undefined): string | null {
  const read = typedDay(typed ?? '');
  return read && 'day' in read ? read.day : null;
}

/**
 * The rule of a form for a required day: its message is the fault of the typed text. @param missing the message when
 * nothing was typed
 */
export function dayRule(missing: string): {
  readonly validator: (rule: unknown, typed: string | undefined) => Promise<void>;
} {
  return {
    validator: (_, typed) => {
      const read = typedDay(typed ?? '');
      if (read && 'day' in read) return Promise.resolve();
      return Promise.reject(new Error(read === null ? missing : read.fault));
    },
  };
}
