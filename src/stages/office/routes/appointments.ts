import { z } from '@hono/zod-openapi';
import { dayOf } from '#model/time/day-of.ts';
import {
  appoint,
  appointDeputy,
  demandPower,
  endAppointment,
  listAppointments,
} from '#engine/access/index.ts';
import { spelling } from '#engine/records/index.ts';
import { POWERS } from '#model/access/types.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { code, day, limitOf, pageOf, paging, reason, uuidText, wordText } from '#service/schemas.ts';

const appointment = z
  .object({
    id: z.string(),
    account: z.string(),
    kind: z.string(),
    unit: z.string(),
    named: z.array(z.string()),
    deputyOf: z.string().nullable(),
    from: z.string(),
    to: z.string().nullable(),
  })
  .openapi('Appointment');
const listed = appointment.extend({ login: z.string(), name: z.string() }).openapi('ListedAppointment');
const one = { params: z.object({ id: uuidText }), problems: ['ACCESS-APPOINT'] } as const;

const postKind = z
  .object({
    id: z.string(),
    title: z.string(),
    initials: z.string().openapi({ description: '名称的拼音：首字母、全拼' }),
    unitKinds: z.array(z.string()).openapi({ description: '哪几类单位有这样的岗位；空为都有' }),
    namesUnits: z.boolean().openapi({ description: '任用时须写明分管单位' }),
    power: z.enum(POWERS).nullable(),
  })
  .openapi('PostKind');

export const APPOINTMENT_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/post-kinds',
      id: 'listPostKinds',
      tag: '任用',
      summary: '可以任用的岗位种类',
      answer: z.object({ items: z.array(postKind) }),
      problems: [],
    },
    (_, { context }) =>
      Promise.resolve({
        items: [...context.pack.access.posts.values()].map(({ id, title, unitKinds, grants, power }) => ({
          id,
          title,
          initials: spelling(title),
          unitKinds: [...unitKinds],
          namesUnits: grants.some(({ reach }) => reach === 'named_units'),
          power,
        })),
      }),
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/appointments',
      id: 'listAppointments',
      tag: '任用',
      summary: '没有结束的任职',
      query: z.strictObject({
        on: day.optional(),
        account: uuidText.optional(),
        ...paging,
        after: uuidText.optional(),
      }),
      answer: pageOf(listed),
      problems: [],
    },
    async ({ query: { on, account = null, after = null, limit } }, { context, principal, act, now }) => {
      demandPower(principal, context.pack, 'security', 'system');
      const most = limitOf(limit);
      const asked = { day: on ?? dayOf(now), account, after, limit: most + 1 };
      const found = await listAppointments(context.db, act.scope, asked);
      const items = found.slice(0, most).map((held) => ({ ...held, named: [...held.named] }));
      return { items, next: found.length > most ? (items.at(-1)?.id ?? null) : null };
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/appointments',
      id: 'appoint',
      tag: '任用',
      summary: '任用：某账号自某日起任某单位的某岗位',
      body: z.strictObject({
        account: uuidText,
        kind: wordText,
        unit: code,
        named: z.array(code).max(200).default([]),
        from: day,
        to: day.nullable().default(null),
        reason: reason.nullable().default(null),
      }),
      created: true,
      answer: appointment,
      problems: ['ACCESS-APPOINT'],
    },
    async ({ body }, { context, principal, act }) => {
      demandPower(principal, context.pack, 'security');
      const made = await appoint(context.db, act, context.pack, body);
      return { ...made, named: [...made.named] };
    },
  ),
  endpoint(
    {
      ...one,
      method: 'post',
      path: '/api/v1/appointments/{id}/end',
      id: 'endAppointment',
      tag: '任用',
      summary: '结束任职：自某日起不再担任',
      body: z.strictObject({ to: day, reason }),
    },
    async ({ params: { id }, body }, { context, principal, act }) => {
      demandPower(principal, context.pack, 'security');
      await endAppointment(context.db, act, context.pack, { id, ...body });
    },
  ),
  endpoint(
    {
      ...one,
      method: 'post',
      path: '/api/v1/appointments/{id}/deputies',
      id: 'appointDeputy',
      tag: '任用',
      summary: '由另一账号在一段时间内代行这一岗位',
      body: z.strictObject({ account: uuidText, from: day, to: day }),
      created: true,
      answer: appointment,
    },
    async ({ params: { id }, body }, { context, principal, act }) => {
      demandPower(principal, context.pack, 'security');
      const made = await appointDeputy(context.db, act, context.pack, { deputyOf: id, ...body });
      return { ...made, named: [...made.named] };
    },
  ),
];
