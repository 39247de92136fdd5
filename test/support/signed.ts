import assert from 'node:assert/strict';
import { DEMO_PASSWORD } from '#engine/access/operations/demo-accounts.ts';
import type { Service } from './a-service.ts';

/** The secretary signs what he is shown of a report, "reports/annual/2021". */
export async function signed(service: Service, report: string): Promise<void> {
  const secretary = await service.as('secretary');
  const shown = await secretary.ask('GET', `${report}/sign`);
  assert.equal(shown.status, 200, shown.text);
  const { digest } = shown.json;
  const answer = await secretary.ask('POST', `${report}/sign`, { body: { digest, password: DEMO_PASSWORD } });
  assert.equal(answer.status, 204, answer.text);
}
