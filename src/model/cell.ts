/**
 * A cell as a file gave it, before normalisation. CSV gives strings and null only.
 * `date` is what an Excel date cell shows: "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM:SS".
 * `percent` is the stored number of a cell with a percentage format (0.855 shows as 85.5 %).
 * `error` is an Excel error such as "#REF!"; it is never a value.
 */
export type Cell =
  | null
  | string
  | number
  | boolean
  | { readonly date: string }
  | { readonly percent: number }
  | { readonly error: string };
