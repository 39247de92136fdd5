// The browser's client: what does not fit the document does not compile.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, Refused } from '#web/api/client.ts';

const asked: { address: string; init: RequestInit }[] = [];
const answering = (status: number, body: unknown) =>
  client((address, init) => {
    asked.push({ address, init });
    return Promise.resolve(
      status === 204
        ? new Response(null, { status })
        : new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }),
    );
  });

test('addresses, parameters and content go where the document says', async () => {
  const api = answering(200, { items: [], next: null });
  const page = await api('GET /api/v1/ledgers/{ledger}/rows', {
    path: { ledger: 'study session' },
    query: { where: ['a:eq:1', 'b:empty'], limit: '10' },
  });
  assert.deepEqual(page.items, []);
  assert.equal(
    asked.at(-1)?.address,
    '/api/v1/ledgers/study%20session/rows?where=a%3Aeq%3A1&where=b%3Aempty&limit=10',
  );
  await answering(204, null)('PUT /api/v1/session/post', { body: { appointment: 'x' } });
  const headers = new Headers(asked.at(-1)?.init.headers);
  assert.equal(headers.get('x-mingze'), '1');
  assert.match(headers.get('idempotency-key') ?? '', /^[0-9a-f-]{36}$/);
  await assert.rejects(answering(404, { detail: '没有', code: 'X' })('GET /api/v1/session'), Refused);
});

test('what does not fit does not compile', () => {
  const api = answering(200, {});
  const never = async (): Promise<void> => {
    // @ts-expect-error -- no such address
    await api('GET /api/v1/no-such-address');
    // @ts-expect-error -- the ledger is missing
    await api('GET /api/v1/ledgers/{ledger}');
    // @ts-expect-error -- a parameter that the address does not have
    await api('GET /api/v1/units', { query: { of: '2021-01-01' } });
    // @ts-expect-error -- a field is missing in the content
    await api('POST /api/v1/session', { body: { login: 'x' } });
    // @ts-expect-error -- an answer has no such field
    void (await api('GET /api/v1/session')).nobody;
    await api('GET /api/v1/units');
    await api('POST /api/v1/session', { body: { login: 'x', password: 'y' } });
  };
  assert.equal(typeof never, 'function');
});
