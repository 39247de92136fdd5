interface Notice {
  readonly sheet: string | null;
  readonly row?: number | null;
  readonly message: string;
}

/** A notice about a file, with its sheet and row before it; a sheet that the sentence names itself is not repeated. */
export function placedNotice({ sheet, row = null, message }: Notice): string {
  const where = isPlaced({ sheet, message }) ? '' : `“${sheet ?? ''}”`;
  return `${where}${row === null ? '' : `第 ${row} 行：`}${message}`;
}

/** Whether a sentence needs no sheet before it: it concerns none, or names it. */
export function isPlaced({ sheet, message }: Pick<Notice, 'sheet' | 'message'>): boolean {
  return sheet === null || message.includes(`“${sheet}”`);
}
