import { placedNotice } from '#model/text/placed-notice.ts';
import type { ImportResult } from './import-result.ts';

/** Number of notices shown at once; the rest opens on demand. */
const FIRST = 10;

/** The notices. */
export function Notices({ result: { reported } }: { readonly result: ImportResult }) {
  if (reported.length === 0) return null;
  const [first, rest] = [reported.slice(0, FIRST), reported.slice(FIRST)];
  const list = (items: ImportResult['reported']) => (
    <ul>
      {items.map(({ sheet, row, message }) => (
        <li key={`${sheet} ${row} ${message}`} className="state-warning">
          △ {placedNotice({ sheet, row, message })}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list(first)}
      {rest.length === 0 ? null : (
        <details>
          <summary>另有 {rest.length.toLocaleString('zh-CN')} 条提示</summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}
