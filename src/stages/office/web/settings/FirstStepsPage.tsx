import { type ReactNode, useEffect } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { useMe } from '#web/ui/session.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { keepYear } from '#web/ui/use-period.ts';
import { usePlace } from '#web/ui/use-place.ts';

type Step = Operations['GET /api/v1/first-steps']['answer']['items'][number];

interface WhereProps {
  readonly to: string;
  readonly children: ReactNode;
}

/** The name of a page, as a link for users who may open it. */
function Where({ to, children }: WhereProps) {
  const { power, reports } = useMe().post;
  const opens =
    to === '/organisation' ||
    (to === '/accounts' && (power === 'system' || power === 'security')) ||
    (to === '/appointments' && power === 'security') ||
    (to.startsWith('/reports') && reports.length > 0) ||
    ((to === '/import' || to.startsWith('/ledgers')) && power === null);
  return opens ? <Go to={to}>{children}</Go> : <>“{children}”</>;
}

interface Words {
  readonly title: string;
  readonly counted: (count: number) => string;
  /** Who does it, and where. */
  readonly how: (year: string) => ReactNode;
}

const WORDS: Readonly<Record<Step['step'], Words>> = {
  units: {
    title: '单位',
    counted: (n) => `${n} 个`,
    how: () => (
      <>
        已在首次启用时放进来；要改的，由责任制办公室在 <Where to="/import">导入</Where> 页再放一次，
        <Where to="/organisation">看单位</Where>
      </>
    ),
  },
  people: {
    title: '人员',
    counted: (n) => `${n} 条任职`,
    how: () => (
      <>
        与单位同一个文件；要改的，由组织部在 <Where to="/import">导入</Where> 页再放一次
      </>
    ),
  },
  accounts: {
    title: '账号和岗位',
    counted: (n) => `${n} 人有办事的岗位`,
    how: () => (
      <>
        系统管理员在 <Where to="/accounts">账号</Where> 页建账号，安全管理员在{' '}
        <Where to="/appointments">任用</Where> 页任用：责任制办公室、组织部、纪委案管各一人，和签批的领导
      </>
    ),
  },
  rows: {
    title: '台账记录',
    counted: (n) => `${n} 条`,
    how: () => (
      <>
        责任制办公室把现有的 Excel 放进 <Where to="/import">导入</Where>{' '}
        页，一个文件可以有几本台账；封闭的台账由纪委、组织部用同一个文件各导各的，不归自己办的选“只导入没有错误的行”跳过
      </>
    ),
  },
  parameters: {
    title: '报告里的名称',
    counted: (n) => `填了 ${n} 项`,
    how: (year) => (
      <>
        <Where to="/ledgers/report_parameters">报告参数</Where>：{year}年的市名、品牌名等，也可以在同一个
        Excel 里
      </>
    ),
  },
  report: {
    title: '第一份报告',
    counted: (n) => `印发了 ${n} 版`,
    how: (year) => (
      <>
        <Where to={`/reports/annual/${year}`}>打开报告</Where>，解决列出的事项，领导签批后印发
      </>
    ),
  },
};

/** From an empty city to its first report: progress is computed from the data, never ticked by hand. */
export function FirstStepsPage() {
  const { one, change } = usePlace();
  const written = one('year');
  const steps = useOperation(
    'GET /api/v1/first-steps',
    { query: written === null ? {} : { year: written } },
    { keep: true },
  );
  const year = steps.data?.year ?? null;
  useEffect(() => {
    // Pages that are opened from here, and the year of the frame, use the year of the data too.
    if (written === null && year !== null) {
      keepYear(String(year));
      change({ year: String(year) }, true);
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `change` is new in every render
  }, [written, year]);
  return (
    <Page
      title="从空的城市到第一份报告"
      says={`${year === null ? '' : `${year}年；`}做没做到由系统里的数据得出。`}
      help={
        <p>照次序做最省事，也可以跳着做；每一步写明由谁办、在哪一页办。不选年度时，说的是数据所在的年度。</p>
      }
    >
      <Answer of={steps}>
        {({ items, year: of }) => (
          <ol className="sheet first-steps" aria-label="各步">
            {items.map(({ step, count, done }) => {
              const { title, counted, how } = WORDS[step];
              return (
                <li key={step}>
                  <StateMark state={done ? 'agrees' : 'none'}>
                    <strong>{title}</strong>　{done || count > 0 ? counted(count) : '还没有'}
                  </StateMark>
                  <p>{how(String(of))}</p>
                </li>
              );
            })}
          </ol>
        )}
      </Answer>
    </Page>
  );
}
