import type { Operations } from '#web/api/operations.ts';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';

/** Requests for access to sealed records that wait for a decision. */
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

type Waiting = Operations['GET /api/v1/desk']['answer']['sign'][number];

/** A report that was sent for signing and waits for a signature. */
export function SignLine({ waits: { report, year, by, at, words } }: { readonly waits: Waiting }) {
  return (
    <li>
      <StateMark state="warning">待签批</StateMark>
      <span className="desk-what">
        <strong>{year}年度报告</strong>
        <span className="quiet">
          {by}　{chineseMoment(at)}送签
        </span>
        <span className="desk-why quiet">{words ?? '先看签的是什么，再签批或退回修改'}</span>
      </span>
      <GoButton to={`/reports/${report}/${year}/sign`}>去看去签</GoButton>
    </li>
  );
}

/** A report that was returned to its author. */
export function ReturnedLine({ waits: { report, year, by, at, words } }: { readonly waits: Waiting }) {
  return (
    <li>
      <StateMark state="fails">退回修改</StateMark>
      <span className="desk-what">
        <strong>{year}年度报告</strong>
        <span className="quiet">
          {by}　{chineseMoment(at)}退回
        </span>
        <span className="desk-why quiet">意见：{words}</span>
      </span>
      <GoButton to={`/reports/${report}/${year}`}>去改去送签</GoButton>
    </li>
  );
}

type Typed = Operations['GET /api/v1/desk']['answer']['typed'][number];

/** An unsaved draft. */
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

type Handed = Operations['GET /api/v1/desk']['answer']['handed'][number];

/** What was handed to the user's unit: to sign for, or to know. */
export function HandedLine({
  handed: { ledger, title, count, since, row, receipt },
}: {
  readonly handed: Handed;
}) {
  const list = `/handed?ledger=${ledger}&state=${receipt ? 'unsigned' : 'all'}`;
  return (
    <li>
      <StateMark state={receipt ? 'warning' : 'none'}>{receipt ? '待签收' : '新交来'}</StateMark>
      <span className="desk-what">
        <strong>{title}</strong>
        <Go to={list} count={receipt ? count : undefined}>
          {count.toLocaleString('zh-CN')} 条
        </Go>
        <span className="quiet">
          {count === 1 ? '' : '最早一条 '}
          {chineseMoment(since).split(' ')[0]}
        </span>
        <span className="desk-why quiet">
          {receipt ? '别的单位交到本单位，还没有签收' : '您上次看过以后交到本单位，知悉即可'}
        </span>
      </span>
      <GoButton to={row === null ? list : `/handed/${ledger}/${row}`}>{receipt ? '去签收' : '看看'}</GoButton>
    </li>
  );
}
