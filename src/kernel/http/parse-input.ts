import type { z } from '@hono/zod-openapi';
import { httpErrors } from './errors.ts';

/** The parts of a request, in words. */
const PLACES = { params: '地址', query: '参数', body: '内容' } as const;
export type Place = keyof typeof PLACES;

export interface InputFault {
  readonly field: string;
  readonly message: string;
}

/**
 * Parses a part of a request.
 * @returns its value, or every fault in Chinese, naming the field
 */
export function parseInput<Schema extends z.ZodType>(
  place: Place,
  schema: Schema,
  value: unknown,
): { readonly data: z.output<Schema> } | { readonly faults: readonly InputFault[] } {
  // Checked here for every text: characters that PostgreSQL cannot store, and invisible ones.
  const hidden = unusableTexts(place, value);
  if (hidden.length > 0) return { faults: hidden };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { data: parsed.data };
  return { faults: parsed.error.issues.flatMap((issue) => faultsOf(place, issue)) };
}

/** HTTP-INVALID with the faults in a sentence, and as a list for forms. */
export function invalidInput(faults: readonly InputFault[]): Error {
  const words = faults.map(({ field, message }) => `“${field}”${message}`).join('；');
  return httpErrors.error('HTTP-INVALID', { words, faults });
}

function faultsOf(place: Place, issue: z.core.$ZodIssue): readonly InputFault[] {
  const field = issue.path.length === 0 ? PLACES[place] : issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: [...issue.path, key].map(String).join('.'),
      message: '不是可用的项',
    }));
  return [{ field, message: wordsOf(issue) }];
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `须填写${TYPES[issue.expected] ?? ''}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `至少 ${String(issue.minimum)} 个字`
        : `不得小于 ${String(issue.minimum)}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `至多 ${String(issue.maximum)} 个字`
        : `不得大于 ${String(issue.maximum)}`;
    case 'invalid_value':
      return `须是 ${issue.values.map(String).join('、')} 之一`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? (/\p{Script=Han}/u.test(issue.message) ? issue.message : '写法不对');
    default:
      return '写法不对';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否（true、false）',
  array: '列表',
  object: '内容（JSON）',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: '须是 2022-01-05 这样的日期',
  datetime: '须是 2022-01-05T08:00:00Z 这样的时间',
  url: '须是网址',
};

/** Without recursion: a hundred thousand brackets must not exhaust the stack. */

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
/** Marks that display a text in another order than the stored one (model/text/invisible.ts refuses them in records). */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/;

/** Texts, also keys, with control characters or marks that reorder the displayed text. */
function unusableTexts(place: Place, value: unknown): readonly InputFault[] {
  const faults: InputFault[] = [];
  const open: (readonly [path: string, value: unknown])[] = [['', value]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [path, one] = next;
    const message = typeof one === 'string' ? unusable(one) : null;
    if (message !== null) faults.push({ field: path === '' ? PLACES[place] : path, message });
    if (typeof one !== 'object' || one === null) continue;
    for (const [key, inner] of Object.entries(one)) {
      const bad = unusable(key);
      if (bad === null) open.push([path === '' ? key : `${path}.${key}`, inner]);
      else faults.push({ field: path === '' ? PLACES[place] : path, message: `的项名${bad}` });
    }
  }
  return faults;
}

function unusable(text: string): string | null {
  if (CONTROL.test(text)) return '含有不可见的控制字符，请删去';
  return REORDERING.test(text) ? '含有改变文字显示顺序的控制符，请删去后手工输入' : null;
}
