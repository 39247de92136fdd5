import { z } from 'zod';
import { descriptionOf, unwrapped } from '#model/schema/describe.ts';
import { type Agreement, committed } from './agreement.ts';
import { SCHEMAS } from './editor-schemas.ts';

const FILE = 'docs/pack-keys.md';
const TITLE = `# 定义文件的各项

由编译器的形式生成：\`npm run check -- --write\`。“必填”的缺了就报错；“可空”的不知道写 null。怎样写、例子见 [packs.md](packs.md)。
`;

/** docs/pack-keys.md against the schemas of the compiler: for each kind of file every key, and whether it must stand. */
export function packKeys(): Agreement {
  const parts = Object.values(SCHEMAS).map(
    ({ schema, title }) => `\n## ${title}\n\n${table(rowsOf(schema, ''))}`,
  );
  return { file: FILE, committed: committed(FILE), fresh: `${TITLE}${parts.join('')}` };
}

interface Row {
  readonly key: string;
  readonly rule: string;
  readonly says: string;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ key, rule, says }) => `| \`${key}\` | ${rule} | ${says} |\n`);
  return `| 项 | | |\n|---|---|---|\n${lines.join('')}`;
}

/** The keys of an object, and behind each the keys inside it: of lists by [], of named things by *. */
function rowsOf(schema: z.ZodType, before: string): readonly Row[] {
  const here = unwrapped(schema);
  if (here instanceof z.ZodArray) return rowsOf(here.element as z.ZodType, `${before}[]`);
  if (here instanceof z.ZodRecord) return rowsOf(here.valueType as z.ZodType, `${before}.*`);
  if (here instanceof z.ZodUnion)
    return unique((here.options as readonly z.ZodType[]).flatMap((one) => rowsOf(one, before)));
  if (!(here instanceof z.ZodObject)) return [];
  return Object.entries(here.shape as Readonly<Record<string, z.ZodType>>).flatMap(([name, inner]) => {
    const key = before === '' ? name : `${before}.${name}`;
    const optional = inner.safeParse(undefined).success;
    const rule = [optional ? '' : '必填', inner.safeParse(null).success ? '可空' : '']
      .filter(Boolean)
      .join('，');
    return [
      { key, rule, says: (descriptionOf(inner) ?? '').replaceAll('|', '\\\\|') },
      ...rowsOf(inner, key),
    ];
  });
}

function unique(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row, at) => rows.findIndex(({ key }) => key === row.key) === at);
}
