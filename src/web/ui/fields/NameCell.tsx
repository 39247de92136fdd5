import type { CellProps } from '../field-face.ts';

/** The names behind one or several codes; a code without a name is shown itself. */
export function nameCell(of: 'units' | 'persons') {
  return function NameCell({ raw, names }: CellProps) {
    return (
      <>
        {raw === null
          ? ''
          : raw
              .split('、')
              .map((code) => names[of][code] ?? code)
              .join('、')}
      </>
    );
  };
}
