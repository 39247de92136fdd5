/** What is wrong with a file, as the annotated copy shows it. */
export interface RowFault {
  readonly sheet: string;
  /** Row number as the spreadsheet shows it; null when the whole sheet is meant. */
  readonly row: number | null;
  /** Header of the column; null when the whole row is meant. */
  readonly column: string | null;
  /** In Chinese, for the user. */
  readonly message: string;
}

export const FAULT_COLUMN = '错误说明';
export const FAULT_SHEET = '错误清单';
