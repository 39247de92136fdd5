// Post by post and state by state, what the page of orders offers, and that the service takes it.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { orderOffers } from '../../src/stages/supervision/web/order-offers.ts';
import { dutyWorkbook } from '../builders/duty-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';
import type { Json } from '../support/run-mingze.ts';

const service = await aService(async (city, directory) => {
  const file = join(directory, '全部.xlsx');
  writeFileSync(file, dutyWorkbook());
  assert.deepEqual((await city.import([file])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const ORDERS = 'ledgers/supervision_order';
const UNITS = ['中共江河市委员会', '中共江河市委办公室', '清溪镇', '清溪村'];
const STATES = ['issued', 'replied', 'returned', 'accepted', 'voided'] as const;
const office = await service.as('committee_office');
const kinds = [...service.city.pack.access.posts.values()].filter(({ power }) => power === null);

let made = 0;
/** A new order of a unit, driven to a state by the office. */
async function anOrder(unit: string, state: (typeof STATES)[number]): Promise<string> {
  made += 1;
  const replied = state === 'issued' ? {} : { replied_on: '2022-01-08', reply: '已办' };
  const values = {
    order_no: `督〔2022〕${made}号`,
    bearer_unit: unit,
    shortfall: '逾期',
    escalation: '提醒',
  };
  const body = { submit: true, values: { ...values, issued_on: '2022-01-05', ...replied } };
  const { status, json, text } = await office.ask('POST', `${ORDERS}/rows`, { body });
  assert.equal(status, 201, text);
  const id = json.id as string;
  const acts = { issued: 'accept', replied: null, returned: 'return', accepted: 'accept', voided: 'void' };
  const act = acts[state];
  if (state === 'voided') await judge(id, 'accept', null);
  if (act !== null) await judge(id, act, act === 'accept' ? null : '重办');
  return id;
}

async function judge(id: string, act: string, reason: string | null): Promise<void> {
  const done = await office.ask('POST', `${ORDERS}/rows/${id}/${act}`, { body: { reason } });
  assert.ok(done.status < 300, done.text);
}

const ACTS = {
  reply: (visitor: Visitor, id: string) =>
    visitor.ask('POST', `supervision/orders/${id}/reply`, { body: { reply: '已补办' } }),
  escalate: (visitor: Visitor, id: string) =>
    visitor.ask('POST', `supervision/orders/${id}/escalate`, {
      body: { to: 'interview', due: '2022-03-01', reason: '没有办' },
    }),
} as const;

test('no post is offered an act on an order that the service refuses', async () => {
  const refused: string[] = [];
  const taken = { reply: 0, escalate: 0 };
  for (const { id: kind } of kinds) {
    const visitor = await service.as(kind);
    const definition = await visitor.ask('GET', ORDERS);
    // Whoever may not write orders is offered nothing on them.
    if (definition.status !== 200 || !definition.json.actions.includes('write')) continue;
    const accepts = definition.json.actions.includes('accept') as boolean;
    const { posts, post } = (await visitor.ask('GET', 'session')).json;
    const { unit } = (posts as readonly Json[]).find(({ id }) => id === post) ?? posts[0];
    const levels = definition.json.fields.find(({ id }: Json) => id === 'escalation').choices;
    for (const state of STATES)
      for (const bearer of UNITS)
        for (const act of ['reply', 'escalate'] as const) {
          const id = await anOrder(bearer, state);
          const seen = await visitor.ask('GET', `${ORDERS}/rows/${id}`);
          if (seen.status !== 200) continue;
          const may = orderOffers(seen.json.row ?? seen.json, { accepts, unit }, levels);
          if (act === 'reply' ? !may.reply : may.levels.length === 0) continue;
          const { status, json } = await ACTS[act](visitor, id);
          if (status >= 300) refused.push(`${kind}: ${act} of ${bearer}, ${state}: ${json.code}`);
          else taken[act] += 1;
        }
  }
  assert.deepEqual(refused, []);
  assert.ok(taken.reply > 5 && taken.escalate > 5, JSON.stringify(taken));
});
