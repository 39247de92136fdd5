import { z } from '@hono/zod-openapi';
import { proposeDefinition, readPackDirectory } from '#engine/definitions/index.ts';
import { FIELD_TYPES } from '#model/field.ts';
import { initials } from '#engine/records/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { definitionsAnswer, definitionsFor, fieldView, judgedAnswer } from '../presenters/definitions.ts';
import { ledgerFor } from '#service/reach.ts';
import { wordText } from '#service/schemas.ts';

const name = z.string().trim().min(1).max(100);
const place = z.number().int().min(0).max(99);
const proposal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ledger'),
    title: name,
    section: z.number().int().min(1).max(20),
    sensitivity: z.enum(['public', 'internal']),
    work: z.strictObject({ work: wordText, reason: name }),
    fields: z
      .array(
        z.strictObject({
          title: name,
          type: z.enum(FIELD_TYPES),
          required: z.boolean(),
          hint: z.string().trim().min(1).max(300).nullable(),
          choices: z.array(name).max(100),
        }),
      )
      .min(1)
      .max(60),
    owner: place,
    happened: place,
    identity: z.array(place).min(1).max(8),
  }),
  z.strictObject({
    kind: z.literal('indicator'),
    title: name,
    slot: z.string().regex(/^L\d{2,3}$/),
    unit: z.string().min(1).max(10),
    over: wordText,
    where: z.string().trim().min(1).max(2000).nullable(),
    measure: z.enum(['count', 'count_distinct', 'sum']),
    field: wordText.nullable(),
    definition: z.string().trim().min(1).max(2000),
  }),
]);

/**
 * Posts that maintain the report parameters may propose definitions; these are put in force with the packs, not here.
 */
const KEPT_WITH = 'report_parameters';

/** The definitions of the installation: ledgers, numbers, duties, in the words of their authors. */
export const DEFINITION_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/definitions',
      id: 'readDefinitions',
      tag: '定义',
      summary: '定义包里的台账、数字、责任和选项；现在的岗位看得到的部分',
      answer: definitionsAnswer,
      problems: [],
    },
    async (_, call) => definitionsFor(call),
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/definitions/proposals',
      id: 'proposeDefinition',
      tag: '定义',
      summary: '拟一本本市的台账或一个数字：由编译程序核对，写成 YAML；不在这里启用',
      body: proposal,
      // Nothing is written.
      repeat: 'free',
      answer: judgedAnswer,
      problems: ['API-LEDGER'],
    },
    async ({ body }, call) => {
      ledgerFor(call, KEPT_WITH, 'write');
      if (body.kind === 'indicator') ledgerFor(call, body.over, 'read');
      const sources = await Promise.all(call.context.packDirectories.map(readPackDirectory));
      const { file, yaml, faults, ledger, indicator } = await proposeDefinition(body, sources, initials);
      return {
        file,
        yaml,
        faults: faults.map(({ path, message, hint }) => ({ path, message, hint })),
        fields: ledger?.fields.map(fieldView) ?? null,
        accepted: ledger !== null || indicator !== null,
      };
    },
  ),
];
