import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Page } from '#web/ui/Page.tsx';
import { useMe } from '#web/ui/session.ts';
import { Watermark } from '#web/ui/Watermark.tsx';
import { DeskLine } from './desk/DeskLine.tsx';
import type { Line } from './desk/kinds.ts';
import { Free } from './desk/Free.tsx';
import { DutyLines } from './desk/DutyLines.tsx';
import { Disclosures, HandedLine, ReturnedLine, SignLine, TypedLine } from './desk/OtherLines.tsx';
import { JustDone } from './just-done/JustDone.tsx';
import './ledgers.css';

type Desk = Operations['GET /api/v1/desk']['answer'];

/** The morning page: the rows that wait for the user, the most urgent first, each line one click from its act. */
export function DeskPage() {
  const { post } = useMe();
  const desk = useOperation('GET /api/v1/desk', { query: {} });
  const page = (
    <Page
      title="我的工作台"
      says={`${post.unitName} ${post.title}`}
      actions={desk.data?.writes ? <GoButton to="/ledgers">登记新的记录</GoButton> : null}
      help={
        <>
          <p>这里只列等您办的事，最要紧的在最前。每一行写明是什么、谁的、到什么时候、为什么在这里。</p>
          <p>“审定 2 条”一点就办好，列在最上面，可以撤回；先要看内容的，点条数打开那几条。</p>
          <p>您有权查阅的封闭台账也列在这里，这一眼同样记入日志。</p>
        </>
      }
    >
      <Answer of={desk}>{(found) => <Lines desk={found} />}</Answer>
    </Page>
  );
  return desk.data?.items.some(({ sealed }) => sealed) ? <Watermark>{page}</Watermark> : page;
}

function Lines({
  desk: { items, since, typed, disclosures, duties, handed, sign, returned },
}: {
  readonly desk: Desk;
}) {
  const of = (...kinds: readonly Line['kind'][]): readonly Line[] =>
    items.filter(({ kind }) => kinds.includes(kind));
  const waiting = of('returned', 'overdue', 'waiting', 'step', 'due', 'draft');
  const [next, changed] = [of('next'), of('changed')];
  const free =
    waiting.length +
      typed.length +
      disclosures +
      duties.length +
      handed.length +
      sign.length +
      returned.length ===
    0;
  return (
    <>
      <JustDone ledger={null} />
      {free ? (
        <Free>
          {next.length === 0 ? '下一周也没有到期的。' : '下一周到期的在下面。'}
          {since !== null && changed.length === 0 ? `自${chineseMoment(since)}以来没有变动。` : ''}
        </Free>
      ) : (
        <ul className="desk" aria-label="等我办的事">
          {duties.map((one) => (
            <DutyLines key={one.year} of={one} />
          ))}
          {handed.map((one) => (
            <HandedLine key={`${one.ledger} ${String(one.receipt)}`} handed={one} />
          ))}
          {disclosures === 0 ? null : <Disclosures count={disclosures} />}
          {returned.map((one) => (
            <ReturnedLine key={`${one.report} ${one.year}`} waits={one} />
          ))}
          {sign.map((one) => (
            <SignLine key={`${one.report} ${one.year}`} waits={one} />
          ))}
          {typed.map((one) => (
            <TypedLine key={`${one.ledger} ${one.row}`} typed={one} />
          ))}
          <LineList lines={waiting} />
        </ul>
      )}
      {free && next.length > 0 ? (
        <section aria-label="下一周到期">
          <h2>下一周到期</h2>
          <ul className="desk">
            <LineList lines={next} />
          </ul>
        </section>
      ) : null}
      {changed.length === 0 || since === null ? null : (
        <section aria-label="上次看过以后">
          <h2>{chineseMoment(since)}您看过以后</h2>
          <ul className="desk">
            <LineList lines={changed} />
          </ul>
        </section>
      )}
    </>
  );
}

function LineList({ lines }: { readonly lines: readonly Line[] }) {
  return lines.map((line) => <DeskLine key={`${line.kind} ${line.ledger}`} line={line} />);
}
