/** How PostgreSQL writes an id, for patterns of which it is a part. */
export const UUID_PATTERN = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const WHOLE = new RegExp(`^${UUID_PATTERN}$`, 'i');

/** Whether a text from outside is an id; for any other text PostgreSQL would fail. */
export function isUuid(text: string): boolean {
  return WHOLE.test(text);
}
