import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { type State, StateMark } from '#web/ui/StateMark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { Marked } from './Marked.tsx';
import { markWords } from './marked-words.ts';
import './reports.css';

const STATES: Readonly<Record<'same' | 'changed' | 'added' | 'removed', readonly [State, string]>> = {
  same: ['none', '相同'],
  changed: ['warning', '改了'],
  added: ['warning', '新加'],
  removed: ['warning', '删去'],
};

/** Two issued versions side by side. */
export function ComparePage() {
  const place = usePlace();
  const [report, year] = [place.param('report'), place.param('year')];
  const [before, after] = [place.one('before') ?? '1', place.one('after') ?? '2'];
  const compared = useOperation('GET /api/v1/reports/{report}/{year}/compare', {
    path: { report, year },
    query: { before, after },
  });
  return (
    <Page
      title={`${year}年度报告：第${before}版与第${after}版`}
      says={<Go to="/reports">回到报告</Go>}
      help={<p>两版都照印发时的样子；相同的段落不重复列出。</p>}
    >
      <Answer of={compared} lines={12}>
        {({ paragraphs, numbers, reason }) => {
          const different = paragraphs.filter(({ state }) => state !== 'same');
          return (
            <div className="sheet">
              <p>{reason === null ? '' : `第${after}版印发的原因：${reason}`}</p>
              <h2>数字（{numbers.length} 处不同）</h2>
              {numbers.length === 0 ? null : (
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">数字</th>
                      <th scope="col">第{before}版</th>
                      <th scope="col">第{after}版</th>
                    </tr>
                  </thead>
                  <tbody>
                    {numbers.map(({ slot, title, before: was, after: is }) => (
                      <tr key={slot}>
                        <th scope="row">{title}</th>
                        <td>{was ?? '没有'}</td>
                        <td>{is ?? '没有'}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
              <h2>
                文字（{paragraphs.length} 段，{different.length} 段不同）
              </h2>
              <div className="wide">
                <table className="plain side-by-side">
                  <tbody>
                    {different.map(({ state, before: was, after: is }) => {
                      const marked = markWords(was ?? '', is ?? '');
                      return (
                        <tr key={`${was ?? ''}|${is ?? ''}`}>
                          <th scope="row">
                            <StateMark state={STATES[state][0]}>{STATES[state][1]}</StateMark>
                          </th>
                          <td>
                            <Marked text={marked.before} as="del" />
                          </td>
                          <td>
                            <Marked text={marked.after} as="ins" />
                          </td>
                        </tr>
                      );
                    })}
                  </tbody>
                </table>
              </div>
            </div>
          );
        }}
      </Answer>
    </Page>
  );
}
