import { z } from '@hono/zod-openapi';
import { accessErrors } from '#engine/access/index.ts';
import { spelling, visibleFields } from '#engine/records/index.ts';
import { LEDGER_ACTIONS, type LedgerAction } from '#model/access/types.ts';
import { FIELD_TYPES } from '#model/field.ts';
import { CHAIN_LINKS } from '#model/pack/chain-links.ts';
import type { Ledger } from '#model/pack/types.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { ledgerFor, reaches } from '#service/reach.ts';
import { repeated, wordText } from '#service/schemas.ts';
import { templateOf, WORKBOOK } from '#service/template.ts';

const ledger = z
  .object({
    id: z.string(),
    title: z.string(),
    initials: z.string().openapi({ description: '名称的拼音：首字母、全拼' }),
    kind: z.enum(['ledger', 'base']),
    section: z.number().int().nullable(),
    link: z.enum(CHAIN_LINKS),
    happens: z.boolean().openapi({ description: '有没有决定所属期间的日期' }),
    matters: z.boolean().openapi({ description: '记录里的事项有没有办结、没办结之分' }),
    sensitivity: z.enum(['public', 'internal', 'sealed']),
    actions: z.array(z.enum(LEDGER_ACTIONS)).openapi({ description: '现在的岗位能对它做什么' }),
  })
  .openapi('Ledger');
const field = z
  .object({
    id: z.string(),
    title: z.string(),
    type: z.enum(FIELD_TYPES),
    required: z.boolean(),
    mayLackColumn: z.boolean().openapi({ description: '整列没有的旧表格照收' }),
    hint: z.string().nullable(),
    personal: z.boolean(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    pattern: z.string().nullable(),
    choices: z.array(z.object({ code: z.string(), label: z.string(), initials: z.string() })),
    ledger: z.string().nullable(),
    key: z.boolean(),
    when: z.enum(['past', 'founded', 'ahead']).nullable(),
    moneyUnit: z.enum(['yuan', 'wan_yuan']).nullable(),
    begin: z
      .enum(['last', 'today'])
      .nullable()
      .openapi({ description: '新登记时预填：本人上一条的值，或今天' }),
    byStep: z.enum(['always', 'later']).nullable().openapi({
      description: 'always 只由办理步骤改写，表单里不填；later 登记时填，以后只由步骤改写',
    }),
  })
  .openapi('Field');
const definition = ledger
  .extend({
    fields: z.array(field),
    identity: z.array(z.string()),
    owner: z.string().nullable(),
    happened: z.string().nullable(),
    flow: z
      .object({
        title: z.string(),
        state: z.string().openapi({ description: '环节所在的字段' }),
        states: z.array(z.object({ code: z.string(), title: z.string(), end: z.boolean() })),
      })
      .nullable()
      .openapi({ description: '记录所走的流程' }),
    addressed: z.boolean().openapi({ description: '审定后交到所写的单位，看得到签收没有' }),
    reference: z.string().nullable().openapi({ description: '别的台账引用本台账的记录时填的字段' }),
    checks: z
      .array(
        z.object({
          id: z.string(),
          from: z.string().nullable(),
          message: z.string(),
          assert: z.record(z.string(), z.unknown()),
        }),
      )
      .openapi({ description: '报送时须满足的条件；assert 是编译后的表达式' }),
  })
  .openapi('LedgerDefinition');

export const LEDGER_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/ledgers',
      id: 'listLedgers',
      tag: '台账',
      summary: '现在的岗位能查阅的台账',
      answer: z.object({
        items: z.array(ledger),
        sections: z.array(z.object({ number: z.number().int(), title: z.string() })),
      }),
      problems: [],
    },
    async (_, call) => ({
      items: [...call.context.pack.ledgers.values()]
        .filter((one) => reaches(call, one, 'read'))
        .map(shown(call)),
      sections: [...call.context.pack.sections].map(([number, title]) => ({ number, title })),
    }),
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/ledgers/{ledger}',
      id: 'getLedger',
      tag: '台账',
      summary: '一本台账的定义：现在的岗位能看到的字段',
      params: z.object({ ledger: wordText }),
      answer: definition,
      problems: ['API-LEDGER'],
    },
    async ({ params }, call) => {
      const found = ledgerFor(call, params.ledger, 'read');
      const fields = visibleFields(found, call.actFor('read').scope);
      const visible = (one: { readonly id: string } | null): string | null =>
        fields.some(({ id }) => id === one?.id) ? (one?.id ?? null) : null;
      return {
        ...shown(call)(found),
        fields: fields.map((one) => ({
          ...one,
          choices: one.choices.map(({ code, label }) => ({ code, label, initials: spelling(label) })),
        })),
        identity: found.identity.flatMap((one) => visible(one) ?? []),
        owner: visible(found.owner),
        happened: visible(found.happened),
        flow: found.flow && {
          title: found.flow.title,
          state: found.flow.state.id,
          states: found.flow.states.map(({ code, title, end }) => ({ code, title, end })),
        },
        addressed: found.addressees !== null,
        reference: visible(found.reference),
        // A condition may name a field that this post does not see.
        checks:
          fields.length < found.fields.length
            ? []
            : found.checks.map(({ id, from, message, assert }) => ({
                id,
                from,
                message,
                assert: { ...assert },
              })),
      };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/ledgers/{ledger}/template',
      id: 'readTemplate',
      tag: '台账',
      summary: '一本台账的空白模板：选项列有下拉列表，另有填写说明',
      params: z.object({ ledger: wordText }),
      file: [WORKBOOK],
      problems: ['API-LEDGER'],
    },
    // A writer fills every field, those about persons too.
    async ({ params }, call) => {
      const found = ledgerFor(call, params.ledger, 'write');
      return templateOf(call.context, [found], `${found.title}（模板）.xlsx`);
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/template',
      id: 'readTemplates',
      tag: '台账',
      summary: '几本台账的空白模板，一本一张表；不写台账的，是现在的岗位登记的全部',
      query: z.strictObject({ ledger: repeated.optional() }),
      file: [WORKBOOK],
      problems: ['API-LEDGER'],
    },
    async ({ query: { ledger: ids } }, call) => {
      const { pack } = call.context;
      const own = [...pack.ledgers.values()].filter((one) => reaches(call, one, 'write'));
      const wanted = ids ? [...new Set(ids)].map((id) => ledgerFor(call, id, 'write')) : own;
      if (wanted.length === 0) throw accessErrors.error('ACCESS-DENIED', { what: '登记记录' });
      return templateOf(call.context, wanted, '填写模板.xlsx');
    },
  ),
];

/** A token reads with the actions that it was given only. */
function shown(call: Call): (one: Ledger) => z.input<typeof ledger> {
  const { only } = call.principal;
  const own = LEDGER_ACTIONS.filter((action: LedgerAction) => !only || only.has(action));
  return (one) => {
    const { id, title, kind, section, link, sensitivity } = one;
    return {
      id,
      title,
      initials: spelling(title),
      kind,
      section,
      link,
      happens: one.happened !== null,
      matters: one.open !== null,
      sensitivity,
      actions: own.filter((action) => reaches(call, one, action)),
    };
  };
}
