import { z } from 'zod';
import { accessSchema } from '#model/schema/access.ts';
import { calendarSchema } from '#model/schema/calendar.ts';
import { demoSchema } from '#model/schema/demo.ts';
import { dutiesSchema } from '#model/schema/duty.ts';
import { flowSchema } from '#model/schema/flow.ts';
import { checksSchema, indicatorsSchema } from '#model/schema/indicator.ts';
import { ledgerSchema } from '#model/schema/ledger.ts';
import { literalsSchema } from '#model/schema/literals.ts';
import { dictionarySchema, mechanismsSchema, packSchema } from '#model/schema/pack.ts';
import { type Agreement, committed } from './agreement.ts';

/** Each kind of definition file, with what an editor shows as its title. */
export const SCHEMAS = {
  pack: { schema: packSchema, title: '定义包' },
  ledger: { schema: ledgerSchema, title: '台账' },
  indicators: { schema: indicatorsSchema, title: '指标' },
  checks: { schema: checksSchema, title: '核对' },
  duties: { schema: dutiesSchema, title: '责任' },
  access: { schema: accessSchema, title: '岗位与权限' },
  mechanisms: { schema: mechanismsSchema, title: '机制' },
  dictionary: { schema: dictionarySchema, title: '字典' },
  flow: { schema: flowSchema, title: '流程' },
  literals: { schema: literalsSchema, title: '报告中的固定数字' },
  calendar: { schema: calendarSchema, title: '节假日' },
  demo: { schema: demoSchema, title: '示范数据' },
} as const;

/**
 * docs/schema/*.schema.json against the schemas of the compiler, so that an editor completes and checks what the
 * compiler will accept. What lies beyond a shape (an unknown field, a unit) only `mingze pack check` finds.
 */
export function editorSchemas(): readonly Agreement[] {
  return Object.entries(SCHEMAS).map(([name, { schema, title }]) => {
    const file = `docs/schema/${name}.schema.json`;
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return {
      file,
      committed: committed(file),
      fresh: `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`,
    };
  });
}
