import { z } from 'zod';
import { descriptionOf, unwrapped } from '../schema/describe.ts';

type Keys = readonly (string | number)[];

/** A fault in the shape of a file at one place, worded for its author. */
export interface ShapeWords {
  /** Keys to the place, from the top of the file. */
  readonly at: Keys;
  readonly message: string;
  readonly hint: string;
}

/** Longest list of values or keys that a message names. */
const MOST_NAMED = 12;

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表（[…]）',
  object: '一组“项: 值”',
  record: '一组“项: 值”',
  null: 'null',
};

/** Writes the issues of a schema in Chinese: which key, which value it has, which values are allowed. */
export function shapeWords(
  schema: z.ZodType,
  written: unknown,
  issues: readonly z.core.$ZodIssue[],
): ShapeWords[] {
  return issues.flatMap((issue) => {
    const at = issue.path.filter((key) => typeof key !== 'symbol');
    const { code } = issue;
    if (code === 'invalid_union') {
      const branch = nearest(issue.errors);
      const inside = branch.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
      // Of a union of words and shapes, a value that fits none is reported for the union as a whole.
      return inside.some(({ path }) => path.length > issue.path.length)
        ? shapeWords(schema, written, inside)
        : [wrongValue(schema, written, at)];
    }
    if (code === 'unrecognized_keys') {
      const hint = keysOf(schemaAt(schema, at));
      return issue.keys.map((key) => ({ at: [...at, key], message: `没有“${key}”这一项`, hint }));
    }
    const value = valueAt(written, at);
    if (code === 'invalid_type' && value === undefined) return [missing(schema, at)];
    if (code === 'invalid_type')
      return [
        {
          at,
          message: `${named(schema, at)}应为${TYPES[issue.expected] ?? issue.expected}，写的是“${shown(value)}”`,
          hint: mayBeNull(schemaAt(schema, at))
            ? '不知道写 null'
            : '改成这种写法；含冒号、以数字或符号开头的文字加引号',
        },
      ];
    if (code === 'invalid_value')
      return [
        value === undefined
          ? missing(schema, at)
          : {
              at,
              message: `${named(schema, at)}不能写“${shown(value)}”`,
              hint: `只能写：${listed(issue.values.map(String))}`,
            },
      ];
    if (code === 'too_small' || code === 'too_big') {
      const bound = code === 'too_small' ? `至少 ${issue.minimum}` : `至多 ${issue.maximum}`;
      const of = issue.origin === 'string' ? '个字' : issue.origin === 'array' ? '项' : '';
      const empty = code === 'too_small' && (value === '' || (Array.isArray(value) && value.length === 0));
      return [
        {
          at,
          message: empty ? `${named(schema, at)}不能为空` : `${named(schema, at)}${bound}${of}`,
          hint: '改成这个范围之内',
        },
      ];
    }
    return [wrongValue(schema, written, at)];
  });
}

function missing(schema: z.ZodType, at: Keys): ShapeWords {
  const asked = schemaAt(schema, at);
  const rule = mayBeNull(asked) ? '必填；不知道写 null' : '必填';
  return { at, message: `缺少${named(schema, at)}（${rule}）`, hint: `写上 ${String(at.at(-1) ?? '')}: …` };
}

function wrongValue(schema: z.ZodType, written: unknown, at: Keys): ShapeWords {
  const value = valueAt(written, at);
  if (value === undefined) return missing(schema, at);
  return {
    at,
    message: `${named(schema, at)}写成“${shown(value)}”读不懂`,
    hint: '按 docs/packs.md 中这一项的例子写',
  };
}

/** Of the branches of a union the one with the fewest issues: most of the value fits it. */
function nearest(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const depth = (branch: readonly z.core.$ZodIssue[]): number =>
    Math.max(0, ...branch.map(({ path }) => path.length));
  return branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
}

/** “版次状态”（version_status）, by what the schema says of the key. */
function named(schema: z.ZodType, at: Keys): string {
  const key = at.findLast((one) => typeof one === 'string') ?? '文件';
  const place = schemaAt(schema, at);
  const title = (place === null ? undefined : descriptionOf(place))?.split(/[；：，。（]/u)[0];
  return title === undefined || title === '' ? `“${key}”` : `“${title}”（${key}）`;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length <= 60 ? text : `${text.slice(0, 60)}……`;
}

function listed(values: readonly string[]): string {
  return values.length <= MOST_NAMED ? values.join('、') : `${values.slice(0, MOST_NAMED).join('、')}……`;
}

function keysOf(schema: z.ZodType | null): string {
  const inner = schema && unwrapped(schema);
  return inner instanceof z.ZodObject
    ? `删去，或核对拼写；这里可以写：${listed(Object.keys(inner.shape))}`
    : '删去，或核对拼写；可用的项见 docs/packs.md';
}

function valueAt(written: unknown, at: Keys): unknown {
  return at.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    written,
  );
}

/** The schema of a place, through the first branch of a union that has it; null where the keys lead nowhere. */
function schemaAt(schema: z.ZodType, [key, ...rest]: Keys): z.ZodType | null {
  if (key === undefined) return schema;
  const here = unwrapped(schema);
  if (here instanceof z.ZodUnion) {
    for (const branch of here.options as readonly z.ZodType[]) {
      const found = schemaAt(branch, [key, ...rest]);
      if (found !== null) return found;
    }
    return null;
  }
  const inner =
    here instanceof z.ZodObject
      ? (here.shape as Readonly<Record<string, z.ZodType>>)[String(key)]
      : here instanceof z.ZodArray && typeof key === 'number'
        ? (here.element as z.ZodType)
        : here instanceof z.ZodRecord
          ? (here.valueType as z.ZodType)
          : undefined;
  return inner === undefined ? null : schemaAt(inner, rest);
}

function mayBeNull(schema: z.ZodType | null): boolean {
  return schema?.safeParse(null).success ?? false;
}
