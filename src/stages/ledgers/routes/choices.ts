import { z } from '@hono/zod-openapi';
import { listRows } from '#engine/records/index.ts';
import { findNames, nameIndex } from '../index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { ledgerFor } from '#service/reach.ts';
import { wordText } from '#service/schemas.ts';

const MOST = 20;
const query = z.strictObject({
  q: z.string().max(100).default('').openapi({ description: '名称、编号或拼音首字母' }),
});
const answer = z.object({
  items: z.array(
    z.object({ code: z.string(), name: z.string(), note: z.string().nullable() }).openapi('OfferedChoice'),
  ),
});
const face = { method: 'get', tag: '选项', query, answer } as const;

/** What inputs offer: units, persons, and rows of ledgers that others refer to. */
export const CHOICE_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      ...face,
      path: '/api/v1/choices/units',
      id: 'findUnits',
      summary: '按名称或拼音首字母找单位',
      problems: [],
    },
    // The names of units are everybody's who is signed in.
    async ({ query: { q } }, { context, act }) => ({
      items: findNames(await nameIndex(context.db, act.scope, 'units'), q).map(shown),
    }),
  ),
  endpoint(
    {
      ...face,
      path: '/api/v1/choices/people',
      id: 'findPeople',
      summary: '按姓名或拼音首字母找人员',
      problems: ['API-LEDGER'],
    },
    async ({ query: { q } }, call) => {
      ledgerFor(call, 'posts', 'read');
      const { scope } = call.actFor('read');
      // A post from which persons are hidden has no names to choose from either.
      if (!scope.rights?.personal) return { items: [] };
      return { items: findNames(await nameIndex(call.context.db, scope, 'posts'), q).map(shown) };
    },
  ),
  endpoint(
    {
      ...face,
      path: '/api/v1/choices/rows/{ledger}',
      id: 'findRows',
      summary: '找一条可以引用的记录',
      params: z.object({ ledger: wordText }),
      problems: ['API-LEDGER'],
    },
    async ({ params, query: { q } }, call) => {
      const ledger = ledgerFor(call, params.ledger, 'read');
      const { reference } = ledger;
      if (!reference) return { items: [] };
      const wanted = { conditions: [], search: q === '' ? null : q, order: null, after: null, limit: MOST };
      const { rows } = await listRows(call.context.db, call.actFor('read'), ledger, wanted);
      const about = ledger.fields.find(({ type, id }) => type === 'text' && id !== reference.id);
      return {
        items: rows.flatMap(({ values }) => {
          const code = values[reference.id] ?? null;
          return code === null ? [] : [{ code, name: code, note: about ? (values[about.id] ?? null) : null }];
        }),
      };
    },
  ),
];

function shown({
  code,
  name,
  note,
}: {
  readonly code: string;
  readonly name: string;
  readonly note: string | null;
}) {
  return { code, name, note };
}
