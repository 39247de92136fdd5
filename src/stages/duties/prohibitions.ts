import { boundaryReason } from '#model/boundary.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Duplicate } from './duplicates.ts';

/** One of the five prohibitions of 2026 (政务移动互联网应用程序规范化管理办法: APP-01 to APP-05), and what was checked. */
export interface Prohibition {
  readonly duty: string;
  readonly title: string;
  readonly kept: boolean;
  /** The present counts, in words. */
  readonly looked: string;
  readonly found: readonly string[];
}

/** Whole words of table names: appointments and checkpoints contain "point" and count no points. */
const COUNTING =
  /(?:^|[._])(?:points?|scores?|ranks?|rankings?|check_ins?|online|login_counts?|likes?)(?:[._]|$)/u;

/**
 * Checks an installation against the five prohibitions: by its definitions, and by what it requires of units this year.
 * @param duplicates requests for the same fact
 * @param asked duties that a unit has to confirm by hand, in words
 */
export function prohibitionsOf(
  pack: Pack,
  { duplicates, tables }: { readonly duplicates: readonly Duplicate[]; readonly tables: readonly string[] },
): readonly Prohibition[] {
  const ledgers = [...pack.ledgers.values()];
  const fields = ledgers.flatMap((ledger) => ledger.fields.map((field) => ({ ledger, field })));
  const twice = duplicates
    .filter(({ harmless }) => !harmless)
    .map(({ first, second, what }) => `${first} 与 ${second} 要${what}`);
  const checkIns = fields.filter(({ field }) => boundaryReason(field.title) !== null);
  const files = fields.filter(({ field }) => field.required && /照片|视频|截图|轨迹|影像/u.test(field.title));
  const counting = tables.filter((name) => COUNTING.test(name));
  const name = ({ ledger, field }: (typeof fields)[number]): string => `《${ledger.title}》“${field.title}”`;
  return [
    {
      duty: 'APP-01',
      title: '不重复要求填表报数',
      kept: twice.length === 0,
      looked: `本年清单的责任两两比对，台账 ${ledgers.length} 本`,
      found: twice,
    },
    {
      duty: 'APP-02',
      title: '不设打卡签到、积分排名、在线时长',
      kept: checkIns.length === 0 && counting.length === 0,
      looked: `${fields.length} 个字段、${tables.length} 张数据表`,
      found: [...checkIns.map(name), ...counting],
    },
    {
      duty: 'APP-03',
      title: '不强制安装使用，不通报使用率，不要求定期登录',
      kept: true,
      looked: '本系统是网页，不装客户端；不统计、不公布谁用了多少；表格、导入与网页填报同样有效',
      found: [],
    },
    {
      duty: 'APP-04',
      title: '不以线上活动代替考核，不强制上传照片、视频、轨迹',
      kept: files.length === 0,
      looked: `必填字段 ${fields.filter(({ field }) => field.required).length} 个`,
      found: files.map(name),
    },
    {
      duty: 'APP-05',
      title: '不从事经营活动',
      kept: true,
      looked: '程序中没有交易、广告、收费',
      found: [],
    },
  ];
}
