/** A fault of a file as the annotated copy shows it. */
export interface RowFault {
  readonly sheet: string;
  /** Row number as the spreadsheet shows it; null for a fault of the whole sheet. */
  readonly row: number | null;
  /** Header of the column; null for a fault of the whole row. */
  readonly column: string | null;
  /** In Chinese, for the user. */
  readonly message: string;
}

export const FAULT_COLUMN = '错误说明';
export const FAULT_SHEET = '错误清单';
