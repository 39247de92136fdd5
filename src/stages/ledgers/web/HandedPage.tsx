import { Button, Input, Tabs } from 'antd';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { PageOnPaper } from '#web/ui/OnPaper.tsx';
import { Page } from '#web/ui/Page.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { SignButton } from './handed/SignButton.tsx';
import { type Handed, receivedWords, standing } from './handed/receipt.ts';
import './ledgers.css';

const MOST = '50';
const STATES = [
  { id: 'unsigned', title: '待签收' },
  { id: 'signed', title: '已签收' },
  { id: 'all', title: '全部' },
] as const;

/** What was handed to the unit of the user: letters, notices, checks, tasks; each with the part that was handed over. */
export function HandedPage() {
  const place = usePlace();
  const state = STATES.find(({ id }) => id === place.one('state'))?.id ?? 'unsigned';
  const [search, ledger, after] = [place.one('search'), place.one('ledger'), place.one('after')];
  const found = useOperation('GET /api/v1/handed', {
    query: {
      limit: MOST,
      ...(state === 'all' ? {} : { state }),
      ...(search === null ? {} : { search }),
      ...(ledger === null ? {} : { ledger }),
      ...(place.one('below') === null ? {} : { below: 'true' as const }),
      ...(after === null ? {} : { after }),
    },
  });
  return (
    <Page
      title="收到的"
      says="别的单位交到本单位的函件、通知、检查和任务。"
      help={
        <>
          <p>这里列的是别的单位的记录里写明交给本单位的部分；那条记录的其他内容、附件和办理经过不在内。</p>
          <p>
            一个单位签收一次，签收的日期和人记在那条记录上，交来的单位看得到。作废的不再显示内容，签收仍在。
          </p>
          <p>这些不是本单位的记录，不计入本单位的数字。</p>
        </>
      }
      actions={
        <Button
          onClick={() => place.change({ below: place.one('below') === null ? 'true' : null, after: null })}
          aria-pressed={place.one('below') !== null}
        >
          连同下级单位
        </Button>
      }
    >
      <Input.Search
        className="no-print"
        aria-label="在收到的里查找"
        placeholder="编号、标题里的几个字"
        defaultValue={search ?? ''}
        allowClear
        onSearch={(text) => place.change({ search: text.trim() === '' ? null : text.trim(), after: null })}
      />
      <Tabs
        activeKey={state}
        onChange={(id) => place.change({ state: id, after: null })}
        items={STATES.map(({ id, title }) => ({ key: id, label: title }))}
      />
      <Answer of={found} lines={8}>
        {({ items, next, count, ledgers }) => (
          <>
            <p className="quiet" data-total={count}>
              {ledger === null ? '' : `“${ledgers.find(({ id }) => id === ledger)?.title ?? ''}”`}共 {count}{' '}
              条
              {ledger === null ? null : (
                <Button type="link" onClick={() => place.change({ ledger: null, after: null })}>
                  看所有台账的
                </Button>
              )}
            </p>
            {items.length === 0 ? (
              <Nothing>没有{state === 'unsigned' ? '等本单位签收的' : '收到的'}。</Nothing>
            ) : null}
            <ul className="desk" aria-label="收到的">
              {items.map((one) => (
                <HandedLine key={`${one.id} ${one.to}`} handed={one} />
              ))}
            </ul>
            <PageOnPaper next={next !== null} first={place.one('after') === null} />
            {next === null ? null : (
              <Go to={`/handed${searchText({ ...place.search, after: next })}`}>下一页</Go>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

function HandedLine({ handed }: { readonly handed: Handed }) {
  const { state, word } = standing(handed);
  const { ledger, id, title, fromName, toName, happenedOn, words } = handed;
  const about = words.slice(0, 3).map((one) => one.words);
  return (
    <li>
      <StateMark state={state}>{word}</StateMark>
      <span className="desk-what">
        <strong>{title}</strong>
        <Go to={`/handed/${ledger}/${id}`}>{about.length === 0 ? '看看' : about.join('　')}</Go>
        <span>
          {fromName}交{toName}
        </span>
        {happenedOn === null ? null : <span className="quiet">{chineseDay(happenedOn)}</span>}
        <span className="desk-why quiet">{receivedWords(handed)}</span>
      </span>
      <SignButton handed={handed} />
    </li>
  );
}
