/**
 * How a value of a ledger looks inside the program, the same in browser, importer and query.
 *
 * | field type                          | value                                                        |
 * |-------------------------------------|--------------------------------------------------------------|
 * | text long_text document url uscc    | string                                                       |
 * | integer year money_fen              | number when safe, bigint above 2^53                          |
 * | decimal percent                     | canonical decimal string, at most 6 places ("85.5", "-0.25") |
 * | date month                          | "YYYY-MM-DD" (a month: its first day)                        |
 * | datetime                            | "YYYY-MM-DDTHH:MM", Asia/Shanghai                            |
 * | boolean                             | boolean                                                      |
 * | choice unit person ledger_ref       | string (code, code, code, value of the reference field)      |
 * | choices units persons               | sorted array of distinct codes                               |
 *
 * Decimals stay strings because no rule of the contract may round; money is integer 分.
 */
export type Value = null | boolean | string | number | bigint | readonly string[];
