import { Input } from 'antd';
import { useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { finds } from '#web/ui/finds.ts';
import { Page } from '#web/ui/Page.tsx';
import { useMe } from '#web/ui/session.ts';
import { usePeriod } from '#web/ui/use-period.ts';
import { MineFirst } from './MineFirst.tsx';
import './ledgers.css';

type Ledgers = Operations['GET /api/v1/ledgers']['answer'];
type Ledger = Ledgers['items'][number];

interface LinkPageProps {
  readonly title: string;
  readonly says: string;
  /** The ledgers of this page. */
  readonly link: Ledger['link'] | null;
  /** Other acts of this page, for writers. */
  readonly acts?: readonly {
    readonly to: string;
    readonly says: string;
    /** Only for posts that may issue rows of this ledger to other units. */
    readonly issues?: string;
  }[];
}

/** All ledgers of a post, by section. */
export function LedgersPage() {
  return <LinkPage title="台账" says="记录只登记一次；责任、数字和报告都由这里的记录得出。" link={null} />;
}

/** The ledgers of one link of the chain that the acting post may see, by section. */
export function LinkPage({ title, says, link, acts = [] }: LinkPageProps) {
  const ledgers = useOperation('GET /api/v1/ledgers', undefined, { fresh: 60_000 });
  const { year } = usePeriod();
  const { session } = useMe();
  const [typed, setTyped] = useState('');
  return (
    <Page
      title={title}
      says={says}
      help={
        <>
          <p>这里是您的岗位可以查阅的台账，点开就是记录；“可登记”的可以新增、导入。</p>
          <p>手里的工作簿有几本台账的，用“导入一个工作簿”，一次全进来；先检查，后导入。</p>
        </>
      }
      actions={
        <>
          <Input
            allowClear
            aria-label="按名称找台账"
            placeholder="按名称或拼音首字母找"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          {ledgers.data?.items.some(({ actions }) => actions.includes('write')) ? (
            <>
              {acts
                .filter(({ issues }) => issues === undefined || session.issues.includes(issues))
                .map(({ to, says: act }) => (
                  <GoButton key={to} to={to}>
                    {act}
                  </GoButton>
                ))}
              <GoButton to="/import">导入一个工作簿</GoButton>
              <GoButton to="/batches">导入批次</GoButton>
            </>
          ) : null}
        </>
      }
    >
      <Answer of={ledgers}>
        {({ items, sections }) => {
          const shown = items.filter(
            (one) =>
              one.kind === 'ledger' &&
              (link === null || one.link === link) &&
              finds({ label: one.title, initials: one.initials }, typed),
          );
          if (shown.length === 0 && typed.trim() !== '')
            return <Nothing>名称里没有“{typed.trim()}”。可以输入拼音首字母；清空后列出全部。</Nothing>;
          if (shown.length === 0) return <Nothing>这里没有您的岗位可以查阅的台账。</Nothing>;
          const groups = [...sections, { number: null, title: '其他' }];
          const all = (
            <div className="sections">
              {groups.map(({ number, title: name }) => (
                <Section
                  key={name}
                  name={name}
                  ledgers={shown.filter(({ section }) => section === number)}
                  year={year}
                />
              ))}
            </div>
          );
          if (link !== null || typed.trim() !== '') return all;
          return (
            <MineFirst ledgers={shown} year={year}>
              {all}
            </MineFirst>
          );
        }}
      </Answer>
    </Page>
  );
}

interface SectionProps {
  readonly name: string;
  readonly ledgers: readonly Ledger[];
  readonly year: string;
}

function Section({ name, ledgers, year }: SectionProps) {
  if (ledgers.length === 0) return null;
  return (
    <section>
      <h2>{name}</h2>
      <ul>
        {ledgers.map(({ id, title, sensitivity, actions }) => (
          <li key={id}>
            <Go to={`/ledgers/${id}?year=${year}`}>{title}</Go>
            <span className="quiet">
              {sensitivity === 'sealed' ? '封闭' : ''} {actions.includes('write') ? '可登记' : '只读'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
