import { z } from '@hono/zod-openapi';
import type { Principal } from '#engine/access/index.ts';
import { findNames, findRows, nameIndex } from '#stages/ledgers/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { ledgerFor } from '#service/reach.ts';
import { wordText } from '#service/schemas.ts';

const query = z.strictObject({
  q: z.string().max(100).default('').openapi({ description: '名称、编号或拼音首字母' }),
});
const answer = z.object({
  items: z.array(
    z.object({ code: z.string(), name: z.string(), note: z.string().nullable() }).openapi('OfferedChoice'),
  ),
});
const face = { method: 'get', tag: '选项', query, answer } as const;

/** The entries of inputs: units, persons, and rows of ledgers that others refer to. */
export const CHOICE_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      ...face,
      path: '/api/v1/choices/units',
      id: 'findUnits',
      summary: '按名称或拼音首字母找单位',
      problems: [],
    },
    // Every signed-in user may read the names of units.
    async ({ query: { q } }, { context, act, principal }) => ({
      items: findNames(await nameIndex(context.db, act.scope, 'units'), q, nearTo(principal)).map(shown),
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
      // A post without access to persons has no names to choose from either.
      if (!scope.rights?.personal) return { items: [] };
      const people = await nameIndex(call.context.db, scope, 'posts');
      return { items: findNames(people, q, nearTo(call.principal)).map(shown) };
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
      return { items: [...(await findRows(call.context.db, call.actFor('read'), ledger, q))] };
    },
  ),
];

/**
 * Distance of units from the acting one: 0 for it and the units below it, 1 for those under the same unit, 2 for all
 * others. A clerk of a township nearly always means its own villages.
 */
function nearTo({ acting, paths }: Principal): (units: readonly string[]) => number {
  const own = paths.get(acting?.unit ?? '');
  if (own === undefined) return () => 0;
  const above = own.replace(/[^/]+\/?$/u, '');
  const far = (unit: string): number => {
    const path = paths.get(unit);
    if (path === undefined) return 2;
    return path.startsWith(own) ? 0 : above !== '' && path.startsWith(above) ? 1 : 2;
  };
  return (units) => Math.min(2, ...units.map(far));
}

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
