import { chineseDay } from '../chinese-time.ts';
import type { CellProps } from '../field-face.ts';

/** A day in words. */
export function DayCell({ raw }: CellProps) {
  return <>{raw === null ? '' : chineseDay(raw)}</>;
}
