import type { Operations } from '#web/api/operations.ts';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { GoButton } from '#web/ui/GoButton.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';

/** Requests to see sealed records that wait for a decision. */
export function Disclosures({ count }: { readonly count: number }) {
  return (
    <li>
      <StateMark state="warning">待决定</StateMark>
      <span className="desk-what">
        <strong>查看封闭记录的申请</strong>
        <span>{count} 件</span>
        <span className="desk-why quiet">申请人说明了理由，是否同意由您决定</span>
      </span>
      <GoButton to="/disclosures">去决定</GoButton>
    </li>
  );
}

type ToSign = Operations['GET /api/v1/desk']['answer']['sign'][number];

/** A report that waits for a name. */
export function SignLine({ waits: { report, year } }: { readonly waits: ToSign }) {
  return (
    <li>
      <StateMark state="warning">待签批</StateMark>
      <span className="desk-what">
        <strong>{year}年度报告</strong>
        <span className="desk-why quiet">还没有印发；印发要有您的签批。先看签的是什么，还缺什么</span>
      </span>
      <GoButton to={`/reports/${report}/${year}/sign`}>去看去签</GoButton>
    </li>
  );
}

type Typed = Operations['GET /api/v1/desk']['answer']['typed'][number];

/** What was typed and not saved. */
export function TypedLine({ typed: { ledger, title, row, at } }: { readonly typed: Typed }) {
  return (
    <li>
      <StateMark state="none">没保存</StateMark>
      <span className="desk-what">
        <strong>{title}</strong>
        <span className="quiet">{chineseMoment(at)}</span>
        <span className="desk-why quiet">填了一部分，没有保存；内容替您留着，三十天内都在</span>
      </span>
      <GoButton to={row === 'new' ? `/ledgers/${ledger}/new` : `/ledgers/${ledger}/rows/${row}?edit=1`}>
        接着填
      </GoButton>
    </li>
  );
}
