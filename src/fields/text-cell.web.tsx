import { fieldTypes } from '#fields/index.ts';
import { rawValue } from '#fields/raw-value.ts';
import type { CellProps } from '#web/ui/field-face.ts';

/** The value in the words of its type. */
export function TextCell({ field, raw }: CellProps) {
  return <>{fieldTypes[field.type].format(rawValue(field, raw), field)}</>;
}
