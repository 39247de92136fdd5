import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay, chineseMoment } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { personAt } from '#model/text/person-at.ts';
import { Say } from './Say.tsx';
import { StandingMark } from './standings.tsx';

type Picture = Operations['GET /api/v1/duties/{year}/occurrence']['answer'];

const KINDS = { done: '确认已开展', none: '说明未开展', excused: '免除', withdrawn: '收回' } as const;

/** One occurrence: its clause, its answers, the statements, and facts for reviewers. */
export function Occurrence({ of, year }: { readonly of: string; readonly year: string }) {
  const [duty = '', unit = '', period = '', bearer = ''] = of.split(' ');
  const found = useOperation('GET /api/v1/duties/{year}/occurrence', {
    path: { year },
    query: { duty, unit, period, bearer },
  });
  return (
    <Answer of={found} lines={10}>
      {(picture) => (
        <div className="duty-one">
          <h3>
            {picture.occurrence.unitName}　{picture.occurrence.periodName}
            {picture.occurrence.who === '' ? '' : `　${picture.occurrence.who}`}
          </h3>
          <p>
            <StandingMark line={picture.occurrence} />
            {picture.occurrence.due === null ? '' : `　期限 ${chineseDay(picture.occurrence.due)}`}
          </p>
          <Rows picture={picture} />
          <Clause picture={picture} />
          {picture.signals.length === 0 ? null : (
            <section>
              <h4>供审核参考的事实</h4>
              <ul>
                {picture.signals.map(({ kind, words }) => (
                  <li key={`${kind} ${words}`}>{words}</li>
                ))}
              </ul>
            </section>
          )}
          <Portfolio picture={picture} year={year} />
          <Said statements={picture.statements} />
          <Say picture={picture} year={year} />
        </div>
      )}
    </Answer>
  );
}

function Clause({ picture: { occurrence, clause } }: { readonly picture: Picture }) {
  return (
    <section>
      <h4>依据</h4>
      <p>{occurrence.obligation}</p>
      <p className="quiet">
        《{clause.regulation}》{clause.version}
        {clause.article ?? '（条号待核）'}；责任主体：{clause.bound.join('、')}
        {clause.confidence === 'found' ? '' : '；依据凭记忆，使用前请核对原文'}
      </p>
    </section>
  );
}

function Rows({ picture: { rows, answeredBy, occurrence } }: { readonly picture: Picture }) {
  return (
    <section>
      <h4>回答它的记录</h4>
      {answeredBy.length === 0 ? (
        <p>没有台账能回答这一项，由单位确认一次。</p>
      ) : rows.length === 0 ? (
        <>
          <p className="duty-acts">
            {answeredBy.map(({ ledger, title }) => (
              <GoButton key={ledger} type="primary" to={`/ledgers/${ledger}/new`}>
                登记到《{title}》
              </GoButton>
            ))}
          </p>
          <p className="quiet">审定后自动计入，不用再填别的表。</p>
        </>
      ) : (
        <ol>
          {rows.map((row) => (
            <li key={row.row}>
              <Go to={`/ledgers/${row.ledger}/rows/${row.row}`}>{row.title}</Go>　{chineseDay(row.happenedOn)}
              开展
              {row.recordedOn === null ? '' : `，${chineseDay(row.recordedOn)}单位记录`}，
              {chineseMoment(row.receivedAt)}登记
              {row.amendedAt === row.receivedAt ? '' : `，${chineseMoment(row.amendedAt)}修改`}
              {occurrence.due !== null && (row.recordedOn ?? row.receivedAt.slice(0, 10)) > occurrence.due ? (
                <StateMark state="warning">补录</StateMark>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** 一岗双责: the units in the person's portfolio, and their states. */
function Portfolio({ picture: { portfolio }, year }: { readonly picture: Picture; readonly year: string }) {
  if (portfolio.length === 0) return null;
  return (
    <section>
      <h4>分管单位</h4>
      <ul>
        {portfolio.map(({ unit, name, overdue }) => (
          <li key={unit}>
            {`${name}　`}
            {overdue === 0 ? (
              <span className="quiet">没有逾期的</span>
            ) : (
              <Go
                to={`/duties/occurrences${searchText({ year, unit, below: 'true', standing: 'overdue' })}`}
                count={overdue}
              >
                逾期 {overdue} 期
              </Go>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ statements }: { readonly statements: Picture['statements'] }) {
  if (statements.length === 0) return null;
  return (
    <section>
      <h4>说明</h4>
      <ol>
        {statements.map(({ kind, doneOn, words, by, post, at }) => (
          <li key={at + kind}>
            {chineseMoment(at)}　{personAt(post, by)}　{KINDS[kind]}
            {doneOn === null ? '' : `（${chineseDay(doneOn)}）`}
            {words === '' ? '' : `：${words}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
