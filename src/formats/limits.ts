const MIB = 1024 * 1024;

/**
 * Limits for the expanded size of a workbook. Reading streams with flat memory, so that these limits bound time, and
 * only `sharedStrings` bounds memory. A full sheet of 1,048,576 rows x 15 inline texts is about 1.5 GiB of XML.
 */
export const WORKBOOK_LIMITS = Object.freeze({
  /** One part, for instance one worksheet. */
  part: 3 * 1024 * MIB,
  /** All parts together. */
  total: 6 * 1024 * MIB,
  /** The table of texts is the one part held in memory (as packed UTF-8, below its XML size). */
  sharedStrings: 512 * MIB,
  /** Relations, styles, list of sheets: held as text; real ones are below 5 MiB. */
  metadata: 32 * MIB,
  /**
   * Deflate cannot exceed 1032:1. A sheet of one repeated value measured 13:1 to 27:1, and 240:1 when its writer
   * leaves out the cell references; 400 leaves room.
   */
  ratio: 400,
  /** Parts below this size may have any ratio, because reading them costs little. */
  ratioFree: 64 * MIB,
  /** Entries of the archive; real workbooks have some hundreds. */
  entries: 10_000,
  /** The archive's own directory. */
  directory: 16 * MIB,
});

/** Cells right of this column are ignored: no ledger is that wide, and it bounds the work per row. */
export const MAX_COLUMNS = 1024;
/** The last row that the xlsx format knows. */
export const MAX_SHEET_ROWS = 1_048_576;
/** One CSV record or XML tag longer than this is not data but a missing quotation mark or a broken file. */
export const MAX_TOKEN_CHARS = 4 * MIB;
