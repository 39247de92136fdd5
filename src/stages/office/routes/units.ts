import { z } from '@hono/zod-openapi';
import { listRows, unitStory } from '#engine/records/index.ts';
import { BASE } from '#model/compile/scope.ts';
import { dayOf } from '#model/time/day-of.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { apiErrors } from '#service/errors.ts';
import { reaches } from '#service/reach.ts';
import { code, day } from '#service/schemas.ts';

const named = z.object({ code: z.string(), name: z.string() });
const dates = { openedOn: z.string().nullable(), closedOn: z.string().nullable() };
const MOST_PEOPLE = 500;

/** One unit over the years, and its people. */
export const UNIT_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/units/{code}',
      id: 'readUnit',
      tag: '城市',
      summary: '一个单位的沿革，和某一天在这里任职的人',
      params: z.object({ code }),
      query: z.strictObject({ on: day.optional() }),
      answer: z
        .object({
          ...named.shape,
          ...dates,
          shortName: z.string().nullable(),
          kind: z.string(),
          parent: named.nullable(),
          before: z.array(named.extend({ closedOn: z.string().nullable() })),
          after: named.nullable(),
          below: z.array(named.extend(dates)),
          corrections: z.array(
            z.object({
              at: z.date(),
              field: z.string(),
              before: z.string().nullable(),
              after: z.string().nullable(),
            }),
          ),
          people: z
            .array(
              z.object({
                name: z.string(),
                post: z.string(),
                rank: z.string().nullable(),
                from: z.string(),
                to: z.string().nullable(),
              }),
            )
            .nullable()
            .openapi({ description: '岗位看不到人员的为空' }),
        })
        .openapi('UnitStory'),
      problems: ['API-UNIT'],
    },
    async ({ params, query: { on } }, call) => {
      const { context, act, now } = call;
      const story = await unitStory(context.db, act.scope, params.code);
      if (!story) throw apiErrors.error('API-UNIT', { unit: params.code });
      const people = await peopleOf(call, params.code, on ?? dayOf(now));
      const units = context.pack.ledgers.get(BASE.units);
      const title = (field: string): string => units?.field.get(field)?.title ?? field;
      const label = (kind: string): string =>
        units?.field.get('kind')?.choices.find((one) => one.code === kind)?.label ?? kind;
      return {
        ...story,
        kind: label(story.kind),
        before: [...story.before],
        below: [...story.below],
        corrections: story.corrections.map((one) => ({
          ...one,
          field: title(one.field),
          before: one.field === 'kind' && one.before !== null ? label(one.before) : one.before,
          after: one.field === 'kind' && one.after !== null ? label(one.after) : one.after,
        })),
        people,
      };
    },
  ),
];

/** The holders of posts in a unit on a day; null for a post without access to persons. */
async function peopleOf(call: Call, unit: string, on: string) {
  const ledger = call.context.pack.ledgers.get(BASE.posts);
  if (!ledger || !reaches(call, ledger, 'read')) return null;
  const act = call.actFor('read');
  if (act.scope.rights?.personal !== true) return null;
  const conditions = [
    { field: 'unit', op: 'eq', values: [unit] },
    { field: 'from_on', op: 'le', values: [on] },
    { field: 'row_status', op: 'eq', values: ['accepted'] },
  ] as const;
  const wanted = { conditions, search: null, order: null, after: null, limit: MOST_PEOPLE };
  const { rows } = await listRows(call.context.db, act, ledger, wanted);
  const ranks = new Map(ledger.field.get('rank')?.choices.map((one) => [one.code, one.label]));
  return rows
    .map(({ values }) => ({
      name: values['name'] ?? '',
      post: values['post'] ?? '',
      rank: ranks.get(values['rank'] ?? '') ?? null,
      from: values['from_on'] ?? '',
      to: values['to_on'] ?? null,
    }))
    .filter(({ to }) => to === null || to > on)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
