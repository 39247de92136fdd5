import type { z } from '@hono/zod-openapi';
import { httpErrors } from './errors.ts';

/** Where a value stood, in words. */
const PLACES = { params: '地址', query: '参数', body: '内容' } as const;
export type Place = keyof typeof PLACES;

export interface InputFault {
  readonly field: string;
  readonly message: string;
}

/**
 * Parses a part of a request.
 * @returns what it holds, or every fault in Chinese, naming the field
 */
export function parseInput<Schema extends z.ZodType>(
  place: Place,
  schema: Schema,
  value: unknown,
): { readonly data: z.output<Schema> } | { readonly faults: readonly InputFault[] } {
  // PostgreSQL holds no NUL in a text; refused here, where it can be said in words.
  if (holdsNul(value)) return { faults: [{ field: PLACES[place], message: '含有不能用的字符' }] };
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
      return FORMATS[issue.format] ?? '写法不对';
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

/** Without recursion: who sends a hundred thousand brackets must not end the stack. */
function holdsNul(value: unknown): boolean {
  const open = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === 'string' && one.includes('\0')) return true;
    if (typeof one !== 'object' || one === null) continue;
    // Keys of lists are their numbers, which hold none.
    for (const [key, inner] of Object.entries(one)) {
      if (key.includes('\0')) return true;
      open.push(inner);
    }
  }
  return false;
}
