interface Handed {
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly password: string | null;
}

/**
 * The one-time passwords of new accounts as a sheet to hand out: made in the browser from the answer, and stored
 * nowhere. A text that a spreadsheet would run as a formula is marked as a text.
 */
export function passwordSheet(made: readonly Handed[]): File {
  const rows = [
    ['单位', '姓名', '用户名', '一次性口令'],
    ...made.map(({ unit, name, login, password }) => [unit, name, login, password ?? '']),
  ];
  const csv = rows.map((cells) => cells.map(quoted).join(',')).join('\r\n');
  return new File([`\uFEFF${csv}\r\n`], '一次性口令.csv', { type: 'text/csv' });
}

function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
