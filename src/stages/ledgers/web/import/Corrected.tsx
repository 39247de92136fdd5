import type { ImportResult } from './import-result.ts';
import type { Corrections } from './use-corrections.ts';

/** The corrections of the page, before and after; each can be undone as long as nothing was imported. */
export function Corrected({
  result: { corrected },
  corrections,
}: {
  readonly result: ImportResult;
  readonly corrections: Corrections | null;
}) {
  if (corrected.length === 0) return null;
  return (
    <details className="corrected">
      <summary>在网页上更正了 {corrected.length.toLocaleString('zh-CN')} 格，文件本身没有变</summary>
      <ul>
        {corrected.map(({ sheet, row, column, before, after }) => (
          <li key={`${sheet} ${row} ${column}`}>
            {sheet} 第 {row} 行 {column}：{before ?? '（空）'} → {after ?? '（空）'}
            {corrections?.at({ sheet, row, column }) != null ? (
              <button
                type="button"
                className="plain-button"
                onClick={() => corrections.drop({ sheet, row, column })}
              >
                取消第 {row} 行{column}的更正
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
