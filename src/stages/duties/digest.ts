import type { Message } from '#kernel/notify/index.ts';
import { groupBy } from '#model/group-by.ts';
import type { Matter } from './matter.ts';
import { periodWords } from './period.ts';
import type { ReminderLine } from './remind.ts';
import type { ReminderLevel } from './told-key.ts';
import { REMINDER_LEVELS } from './told-key.ts';
import type { ToldKey } from './told-key.ts';

/** The reminders of a day in one message. It names no persons, because it is sent outside. */
export interface Digest extends Message {
  readonly sections: readonly (Message['sections'][number] & { readonly level: ToldKey['level'] })[];
}

export interface DigestWords {
  readonly city: string;
  readonly name: string;
  readonly today: string;
  readonly duty: (id: string) => string;
  readonly unit: (code: string) => string;
  readonly link: string | null;
}

export const LEVEL_TITLES: Readonly<Record<ReminderLevel, string>> = {
  red: '已经逾期（红）',
  amber: '临近到期（黄）',
  blue: '即将开始（蓝）',
};
const SHORT: Readonly<Record<ToldKey['level'], string>> = {
  matter: '待办',
  red: '逾期',
  amber: '临期',
  blue: '即将开始',
};
/** Maximum number of units in an item, and of items in a section. */
const UNITS = 8;
const ITEMS = 40;

/** Writes the message: matters of other stages first, then one item for each duty and period, with its units. */
export function digestOf(
  lines: readonly ReminderLine[],
  words: DigestWords,
  matters: readonly Matter[] = [],
): Digest {
  const other =
    matters.length === 0
      ? []
      : [
          {
            level: 'matter' as const,
            title: '等您办的',
            count: matters.length,
            items: matters.map((one) => one.words),
          },
        ];
  const duties = REMINDER_LEVELS.flatMap((level) => {
    const items = [
      ...groupBy(
        lines.filter((line) => line.level === level),
        itemKey,
      ).values(),
    ];
    if (items.length === 0) return [];
    const told = items.slice(0, ITEMS).map((group) => itemOf(group, words));
    const rest = items.length > ITEMS ? [`另有 ${items.length - ITEMS} 项，请到“责任”中查看`] : [];
    return [{ level, title: LEVEL_TITLES[level], count: items.length, items: [...told, ...rest] }];
  });
  const sections = [...other, ...duties];
  const counts = sections.map(({ level, count }) => `${SHORT[level]} ${count} 项`).join('，');
  return {
    subject: `【明责】${dayWords(words.today)}提醒：${counts}`,
    intro: `${words.name}：${words.city}到${dayWords(words.today)}为止，${lines.length === 0 ? '下列事项等您办' : '下列责任还没有完成记录'}。`,
    sections: sections.map(({ level, title, items }) => ({ level, title, items })),
    link: words.link,
    footer: FOOTER,
  };
}

/** The last words of every reminder. */
export const FOOTER =
  '做过还没有登记的，登记上就算，过了期限也可以补。每天至多提醒一次，同一项不重复；“提醒设置”里可以改。';

/** "2021年3月5日" */
export function dayWords(day: string): string {
  const [year = '', month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

function itemKey({ year, duty, period, from, due }: ReminderLine): string {
  // Each occurrence that a row started has a period of its own; those with the same due date are listed together.
  return [year, duty, period.startsWith('E') ? 'E' : period, from, due].join('\u001f');
}

function itemOf(group: readonly ReminderLine[], words: DigestWords): string {
  const [line] = group;
  if (!line) return '';
  const units = [...new Set(group.map(({ unit }) => unit))];
  const names = units.slice(0, UNITS).map(words.unit).join('、');
  const more = units.length > UNITS ? `等 ${units.length} 个单位` : '';
  const persons = new Set(group.map(({ bearer }) => bearer).filter((bearer) => bearer !== '')).size;
  const whose = persons === 0 ? '' : `，${persons} 名责任人`;
  return `${words.duty(line.duty)}（${line.year}年${periodWords(line.period)}）——${names}${more}${whose}：${whenOf(line, words.today)}`;
}

function whenOf({ level, from, due }: ReminderLine, today: string): string {
  const by = due === null ? '' : `${dayWords(due)}前完成`;
  if (level === 'blue') return [`${dayWords(from)}开始`, by].filter((part) => part !== '').join('，');
  const days = Math.abs(Date.parse(due ?? today) - Date.parse(today)) / 86_400_000;
  if (level === 'red') return `应于${by}，已过 ${days} 天`;
  return days === 0 ? `${by}，就在今天` : `${by}，还有 ${days} 天`;
}
