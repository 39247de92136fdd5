import { BLANK_FIELD } from '#model/blank-field.ts';
import { fieldTypes } from '#fields/index.ts';
import type { NameLookup } from '#model/field.ts';
import type { PostKind } from '#model/access/types.ts';
import { readName, readNames } from '#model/text/read-name.ts';
import { UNIT_WORDS } from '#model/text/unit-words.ts';
import { judgeLogin } from '../operations/accounts.ts';
import { STAFF_COLUMNS, type StaffColumn, type StaffFault, type StaffRow } from './staff-sheet.ts';

/** The data with which the rows are compared. */
export interface StaffCity {
  readonly unit: NameLookup;
  /** Kinds of posts that may be filled from a workbook, by their title. */
  readonly posts: ReadonlyMap<string, PostKind>;
  /** Names by the code of the person. */
  readonly people: ReadonlyMap<string, ReadonlySet<string>>;
  /** The existing accounts, by user name. */
  readonly accounts: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

/** The post of a row. */
export interface WantedPost {
  readonly row: number;
  readonly login: string;
  readonly kind: string;
  readonly unit: string;
  readonly named: readonly string[];
  readonly from: string;
  readonly to: string | null;
}

export interface JudgedStaff {
  readonly faults: readonly StaffFault[];
  /** One for each user name, in the order of the file. */
  readonly people: readonly {
    readonly row: number;
    readonly login: string;
    readonly name: string;
    readonly person: string | null;
    readonly unit: string;
  }[];
  readonly posts: readonly WantedPost[];
}

const NOBODY = { code: null, reason: 'unknown', candidates: [] } as const;

/**
 * Judges every row of a workbook of accounts and posts by itself and against the others: all faults in one run. Several
 * rows of one user name are several posts of one person.
 */
export function judgeStaff(rows: readonly StaffRow[], city: StaffCity): JudgedStaff {
  const faults: StaffFault[] = [];
  const people = new Map<string, JudgedStaff['people'][number]>();
  const posts: WantedPost[] = [];
  for (const one of rows) {
    const { row, login, name, person } = one;
    const tell = (column: StaffColumn, message: string): void => {
      faults.push({
        row,
        column: STAFF_COLUMNS[column],
        value: one[column] === '' ? null : one[column],
        message,
      });
    };
    for (const column of ['login', 'name'] as const)
      if (one[column] === '') tell(column, `“${STAFF_COLUMNS[column]}”必填，请补填`);
    const wrong = login === '' ? null : judgeLogin(login);
    if (wrong !== null) tell('login', wrong);
    const there = city.accounts.get(login);
    if (there && name !== '' && there.name !== name)
      tell('login', `用户名“${login}”已经是“${there.name}”的，请换一个用户名，或改正姓名`);
    const before = people.get(login);
    if (before && before.name !== name)
      tell('login', `与第 ${before.row} 行的用户名相同而姓名不同，请换一个用户名，或改正姓名`);
    if (person !== '') {
      const names = city.people.get(person);
      if (!names) tell('person', `“人员”表中没有编号“${person}”，请核对`);
      else if (name !== '' && !names.has(name))
        tell('person', `编号“${person}”在“人员”表中是“${[...names].join('、')}”，不是“${name}”，请核对`);
      const other = [...people.values()].find((known) => known.person === person && known.login !== login);
      if (other)
        tell('person', `第 ${other.row} 行的用户名“${other.login}”已经是这个人的，一人一个账号，请核对`);
    }
    const post = postOf(one, city, tell);
    if (
      post &&
      posts.some((other) => other.login === login && other.kind === post.kind && other.unit === post.unit)
    )
      tell('post', '同一个人在同一单位的同一岗位写了两次，请删去一行');
    else if (post) posts.push(post);
    if (login !== '' && name !== '' && !before)
      people.set(login, { row, login, name, person: person === '' ? null : person, unit: one.unit });
  }
  return { faults, people: [...people.values()], posts };
}

/** The post of a row; null when it names none, or an invalid one. */
function postOf(
  one: StaffRow,
  city: StaffCity,
  tell: (column: StaffColumn, message: string) => void,
): WantedPost | null {
  const unit = one.unit === '' ? null : readName(one.unit, city.unit, UNIT_WORDS);
  if (unit && 'fault' in unit) tell('unit', unit.fault.message);
  const kind = one.post === '' ? null : (city.posts.get(one.post) ?? null);
  if (one.post !== '' && !kind)
    tell('post', `没有“${one.post}”这一岗位，可填：${[...city.posts.keys()].join('、')}`);
  const from = dayOf(one.from);
  const to = dayOf(one.to);
  if (one.from !== '' && from === null) tell('from', `“${one.from}”不是日期，请按 2021-03-05 的样式填写`);
  if (one.to !== '' && to === null) tell('to', `“${one.to}”不是日期，请按 2021-03-05 的样式填写`);
  const named = one.named === '' ? { codes: [] } : readNames(one.named, city.unit, UNIT_WORDS);
  if ('fault' in named) tell('named', named.fault.message);
  if (one.post === '') return null;
  if (one.unit === '') tell('unit', '填了岗位，单位必填，请补填');
  if (one.from === '') tell('from', '填了岗位，任职开始日期必填，请补填');
  if (!kind || !unit || 'fault' in unit || from === null || 'fault' in named) return null;
  return { row: one.row, login: one.login, kind: kind.id, unit: unit.code, named: named.codes, from, to };
}

function dayOf(text: string): string | null {
  if (text === '') return null;
  const parsed = fieldTypes.date.parse(text, DAY, {
    unit: () => NOBODY,
    person: () => NOBODY,
    headerMoneyUnit: null,
  });
  return 'value' in parsed && typeof parsed.value === 'string' ? parsed.value : null;
}

const DAY = Object.freeze({ ...BLANK_FIELD, id: 'day', title: '日期', type: 'date' } as const);
