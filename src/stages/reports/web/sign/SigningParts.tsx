import { chineseDay, chineseMoment } from '#web/ui/chinese-time.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { Changes } from '../Changes.tsx';
import { NumberCounts } from '../room/NumberCounts.tsx';
import { ACT_WORDS, MEANS_WORDS, type ReportPath, type Signing } from './signing.ts';

/** The report in one paragraph. */
export function Covered({ signing: { room, digest } }: { readonly signing: Signing }) {
  const rows = room.numbers.reduce((sum, one) => sum + one.rows, 0);
  return (
    <section aria-label="签批的内容">
      <h2>签批的内容</h2>
      <p className="signing-title">《{room.title}》</p>
      <p>
        <NumberCounts room={room} />
      </p>
      <p>有据的都由各台账已审定的记录算出，共计入记录 {rows.toLocaleString('zh-CN')} 条次。</p>
      {digest === null ? (
        <p>
          <StateMark state="fails">还有不解决不能印发的事项，现在不能签批。</StateMark>
        </p>
      ) : (
        <p className="quiet">
          所签内容的摘要：<span data-verbatim>{digest.slice(0, 16)}</span>
        </p>
      )}
    </section>
  );
}

/** The changes since the latest issued version: computed when the signer asks for it. */
export function SinceIssued({
  number,
  signing: { room },
  ...path
}: ReportPath & { readonly number: number | null; readonly signing: Signing }) {
  // Where the verdict says that nothing has changed since, there is nothing to compare.
  if (number === null || room.signing?.verdict === 'issued') return null;
  return (
    <section aria-label="与上一版相比">
      <h2>与上一版相比</h2>
      <p>
        已印发第 {number} 版；这次签批的是它以后的修改：
        <Changes {...path} number={String(number)} />
      </p>
    </section>
  );
}

/** Who accepted the rows behind the numbers. */
export function Approvals({ signing: { approvals } }: { readonly signing: Signing }) {
  return (
    <section aria-label="谁审定了记录">
      <h2>谁审定了记录</h2>
      {approvals.length === 0 ? (
        <p className="quiet">没有在系统中逐条审定的；这一年的记录由已审定的表格导入。</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">审定人</th>
              <th scope="col" className="number">
                记录
              </th>
              <th scope="col">最后一次</th>
            </tr>
          </thead>
          <tbody>
            {approvals.map(({ by, rows, last }) => (
              <tr key={by}>
                <td>{by}</td>
                <td className="number">{rows.toLocaleString('zh-CN')} 条</td>
                <td>{chineseDay(last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet">封闭台账的审定不在此列。</p>
    </section>
  );
}

/** The signatures under the report, and whether they are valid. */
export function Signatures({ signing: { signatures } }: { readonly signing: Signing }) {
  return (
    <section aria-label="已有的签批">
      <h2>已有的签批</h2>
      {signatures.length === 0 ? <p className="quiet">还没有人签批。</p> : null}
      <ul>
        {signatures.map(({ by, at, digest, holds, means }) => (
          <li key={`${by} ${at}`}>
            <StateMark state={holds ? 'agrees' : 'fails'}>
              {holds ? '有效' : '内容已变或已退回，失效'}
            </StateMark>
            {'　'}
            {by}　{chineseMoment(at)}
            <span className="quiet">
              {means === null ? '' : `　${MEANS_WORDS[means]}`}
              <span data-verbatim>　{digest.slice(0, 16)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The steps between author and signers, the latest first. */
export function Steps({ signing: { steps } }: { readonly signing: Signing }) {
  if (steps.length === 0) return null;
  return (
    <section aria-label="办理经过">
      <h2>办理经过</h2>
      <ul>
        {steps.map(({ act, by, at, words }) => (
          <li key={`${act} ${at} ${words ?? ''}`}>
            <strong>{ACT_WORDS[act]}</strong>　{by}　{chineseMoment(at)}
            {words === null ? null : <p className="step-words">{words}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
