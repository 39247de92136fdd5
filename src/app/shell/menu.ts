import { type Me, setsUp } from '#web/ui/session.ts';

/** One line of the menu. */
export interface MenuItem {
  readonly to: string;
  /** The page for this user, below `to`; absent: `to` itself. */
  readonly opens?: (me: Me) => string;
  readonly title: string;
  /** The word of the chain before it. */
  readonly link: string | null;
  /** Of the page. */
  readonly shown: (me: Me) => boolean;
}

const works = ({ post }: Me): boolean => post.power === null;
const reads = (me: Me): boolean => works(me) && me.post.reports.length > 0;
const governs =
  (...powers: readonly string[]) =>
  ({ post }: Me): boolean =>
    post.power !== null && powers.includes(post.power);

/** The chain is the menu. */
const MENU: readonly MenuItem[] = [
  { to: '/', title: '我的工作台', link: null, shown: works },
  { to: '/overview', title: '总览', link: null, shown: works },
  // A user who may only see the reports of one unit: the duties of that unit instead of the table of all.
  {
    to: '/duties',
    opens: ({ post }) => (post.reports.length === 0 ? '/duties/mine' : '/duties'),
    title: '责任',
    link: '明责',
    shown: works,
  },
  { to: '/ledgers', title: '台账', link: '履责', shown: works },
  { to: '/handed', title: '收到的', link: null, shown: works },
  { to: '/supervision', title: '督办', link: '督责', shown: works },
  { to: '/assessment', title: '考核', link: '考责', shown: works },
  { to: '/accountability', title: '处置', link: '问责', shown: works },
  { to: '/reports', title: '报告', link: '报告', shown: reads },
  { to: '/accounts', title: '账号', link: null, shown: governs('system', 'security') },
  { to: '/appointments', title: '任用', link: null, shown: governs('security') },
  { to: '/proposals', title: '双人事项', link: null, shown: governs('system', 'security', 'audit') },
  { to: '/audit', title: '审计日志', link: null, shown: governs('audit') },
  { to: '/reminder-channels', title: '提醒渠道', link: null, shown: governs('system') },
  { to: '/disclosures', title: '知悉申请', link: null, shown: works },
  { to: '/organisation', title: '单位', link: null, shown: () => true },
  { to: '/calendar', title: '工作日历', link: null, shown: () => true },
  { to: '/definitions', title: '定义', link: null, shown: works },
  {
    to: '/first-steps',
    title: '启用步骤',
    link: null,
    shown: setsUp,
  },
  { to: '/settings', title: '设置', link: null, shown: governs('system', 'security') },
];

/** The menu of this user. */
export function menuOf(me: Me): readonly MenuItem[] {
  return MENU.filter(({ shown }) => shown(me));
}
