import { readPackDirectory } from '#engine/definitions/index.ts';
import { compile } from '#engine/definitions/compile.ts';
import {
  type Bearer,
  type Duty,
  type DutyPeriod,
  type Term,
  type Unasked,
  UNASKED_WORDS,
} from '#model/pack/duty.ts';
import type { Pack } from '#model/pack/types.ts';
import { answersOf } from '#stages/duties/index.ts';
import { BASE_PACK } from '../../src/app/cli/city.ts';
import { type Agreement, committed } from './agreement.ts';

const FILE = 'docs/duties-coverage.md';
const TITLE = `# 责任怎样落到记录

由定义包生成：\`npm run check -- --write\`。每项责任一行：由谁承担、多久一次，或由哪本台账的记录起算；由哪些台账的记录回答，没有的由单位确认一次；都没有的，写明是原则、不由本市承担，还是记录里看不出，为什么。各项怎样写见 [packs.md](packs.md#责任)。
`;
const MARKS: Readonly<Record<Duty['confidence'], string>> = {
  found: '有出处，条号待核',
  'recalled-sure': '凭记忆，条号待核',
  'recalled-unsure': '没有把握，默认不列入',
};
/** Departments and branches bear a duty themselves. */
const BODIES: Readonly<Record<Bearer['as'], string>> = {
  body: '的班子',
  secretary: '的书记',
  member: '的成员',
  department: '',
  branch: '',
};
const PERIODS: Readonly<Record<DutyPeriod, string>> = {
  week: '每周',
  month: '每月',
  quarter: '每季度',
  half_year: '每半年',
  year: '每年',
};
const SPANS: Readonly<Record<Term['unit'], string>> = { day: '日', month: '个月', year: '年' };
/** Characters of an obligation, so that a row stays a row. */
const SHORT = 40;

/** docs/duties-coverage.md against the duties of the product's own pack. */
export async function dutiesCoverage(): Promise<Agreement> {
  const { pack } = await compile([await readPackDirectory(BASE_PACK)]);
  const fresh = pack ? `${TITLE}${counts(pack)}${rows(pack)}` : TITLE;
  return { file: FILE, committed: committed(FILE), fresh };
}

interface Coverage {
  readonly all: number;
  /** Those that somebody bears: the three below. */
  readonly borne: number;
  readonly answered: number;
  readonly started: number;
  readonly confirmed: number;
  readonly principle: number;
  readonly elsewhere: number;
  readonly unknowable: number;
}

/** How many duties of a pack are generated, started, answered and explained. */
export function coverageOf(pack: Pack): Coverage {
  const duties = [...pack.duties.values()];
  const borne = duties.filter(({ bearers }) => bearers.length > 0);
  const answered = borne.filter((duty) => duty.starts === null && answersOf(pack, duty.id).length > 0);
  const started = borne.filter(({ starts }) => starts !== null);
  const unasked = (as: Unasked['as']): number => duties.filter((duty) => duty.unasked?.as === as).length;
  return {
    all: duties.length,
    borne: borne.length,
    answered: answered.length,
    started: started.length,
    confirmed: borne.length - answered.length - started.length,
    principle: unasked('principle'),
    elsewhere: unasked('elsewhere'),
    unknowable: unasked('unknowable'),
  };
}

function counts(pack: Pack): string {
  const n = coverageOf(pack);
  const off = [...pack.duties.values()]
    .filter(({ bearers, confidence }) => bearers.length > 0 && confidence === 'recalled-unsure')
    .map(({ id }) => id);
  return `
| | 项 |
|---|---:|
| 全部责任 | ${n.all} |
| 生成到期事项的 | ${n.borne} |
| 　其中各期由台账的记录回答 | ${n.answered} |
| 　其中由台账的记录起算、办结 | ${n.started} |
| 　其中没有台账，由单位确认一次 | ${n.confirmed} |
| 原则，没有期间 | ${n.principle} |
| 不由本市承担 | ${n.elsewhere} |
| 记录里看不出 | ${n.unknowable} |

生成的之中 ${off.join('、')} 待核，核对后在责任清单中列入才生成。
`;
}

function rows(pack: Pack): string {
  const lines = [...pack.duties.values()].map((duty) => {
    const cells = [duty.id, shortened(duty.obligation), basisOf(duty), ...courseOf(pack, duty)];
    return `| ${cells.join(' | ')} |\n`;
  });
  return `\n| 责任 | 内容 | 依据 | 由谁承担、怎样产生 | 由什么回答，或为什么不要求 |\n|---|---|---|---|---|\n${lines.join('')}`;
}

function shortened(text: string): string {
  return text.length <= SHORT ? text : `${text.slice(0, SHORT)}……`;
}

function basisOf({ article, confidence }: Duty): string {
  return article === null ? MARKS[confidence] : `${article}，已核对`;
}

/** What produces the occurrences of a duty, and what answers them. */
function courseOf(pack: Pack, duty: Duty): readonly [string, string] {
  const { unasked, starts } = duty;
  if (unasked) return ['—', `${UNASKED_WORDS[unasked.as]}：${unasked.reason}`];
  const whom = duty.bearers.map((one) => whomOf(pack, one)).join('；');
  if (starts) {
    const span = starts.due ? `到“${starts.due.title}”` : spanOf(starts.term);
    const from = `由${titleOf(pack, starts.ledger)}的记录起算：自“${starts.on.title}”${span}`;
    return [`${whom}；${from}`, `同一条记录的“${starts.done.title}”`];
  }
  const ledgers = new Set(answersOf(pack, duty.id).map(({ ledger }) => titleOf(pack, ledger)));
  return [whom, ledgers.size > 0 ? [...ledgers].join('、') : '没有台账，由单位确认一次'];
}

function whomOf(pack: Pack, { as, kinds, named, every, least }: Bearer): string {
  const choices = pack.ledgers.get('units')?.field.get('kind')?.choices ?? [];
  const units = kinds.map((kind) => choices.find(({ code }) => code === kind)?.label ?? kind);
  const often = every === null ? '' : `，${PERIODS[every]}${least}次`;
  return `${(named.length > 0 ? named : units).join('、')}${BODIES[as]}${often}`;
}

function spanOf(term: Term | null): string {
  if (!term) return '';
  return `起${term.within}${term.calendar === 'working' ? '个工作' : ''}${SPANS[term.unit]}`;
}

function titleOf(pack: Pack, ledger: string): string {
  return pack.ledgers.get(ledger)?.title ?? ledger;
}
