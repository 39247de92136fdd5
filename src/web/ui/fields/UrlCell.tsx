import type { CellProps } from '../field-face.ts';

/** An address that opens in another tab; anything but http is shown as text. */
export function UrlCell({ raw }: CellProps) {
  if (raw === null) return null;
  if (!/^https?:\/\//.test(raw)) return <>{raw}</>;
  return (
    <a href={raw} target="_blank" rel="noreferrer noopener">
      {raw}
    </a>
  );
}
