import type { Operations } from '#web/api/operations.ts';
import { Marked } from './Marked.tsx';
import { markWords } from './marked-words.ts';

type Found = Operations['GET /api/v1/reports/{report}/{year}/changes']['answer'];

/** The changes since a version was issued: in the words, and in the numbers. */
export function ChangeList({ items, text }: Pick<Found, 'items' | 'text'>) {
  const words = text ?? [];
  if (items.length + words.length === 0)
    return <p>没有变化：{text === null ? '' : '文字相同；'}现在重新计算，每个数字都与印发的相同。</p>;
  return (
    <>
      {words.length === 0 ? null : (
        <>
          <h3>文字变了 {words.length} 处</h3>
          <ul className="changes" aria-label="文字的变化">
            {words.map(({ before, after }) => {
              const marked = markWords(before ?? '', after ?? '');
              return (
                <li key={`${before ?? ''} ${after ?? ''}`}>
                  {before === null ? null : (
                    <p>
                      <span className="quiet">印发时：</span>
                      <Marked text={marked.before} as="del" />
                    </p>
                  )}
                  {after === null ? (
                    <p className="quiet">现在删去了</p>
                  ) : (
                    <p>
                      <span className="quiet">现在：</span>
                      <Marked text={marked.after} as="ins" />
                    </p>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {items.length === 0 ? null : (
        <>
          <h3>数字变了 {items.length} 个</h3>
          <ul className="changes" aria-label="数字的变化">
            {items.map(({ slot, title, printedIssued, printedNow, rows }) => (
              <li key={slot}>
                <strong>{title}</strong>：印发时 {printedIssued ?? '无'}，现在 {printedNow ?? '不提供'}
                {rows === null ? null : (
                  <span className="quiet">
                    {'　'}增 {rows.added}，减 {rows.removed}，改 {rows.amended} 条
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
