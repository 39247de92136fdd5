import { z } from '@hono/zod-openapi';
import { accessErrors } from '#engine/access/index.ts';
import { keyOfRow, rowHistory } from '#engine/records/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { actorWords } from '#model/text/actor-words.ts';
import type { Call } from '#service/endpoint.ts';

const values = z.record(z.string(), z.string().nullable());
const state = z
  .object({
    version: z.number().int(),
    action: z.enum([
      'create',
      'amend',
      'submit',
      'accept',
      'return',
      'void',
      'move',
      'take_back',
      'step',
      'gather',
    ]),
    actor: z.string().nullable(),
    at: z.date(),
    reason: z.string().nullable(),
    before: values.nullable(),
    after: values,
  })
  .openapi('RowState');

export const historyAnswer = z.object({ items: z.array(state) });

/** The columns of a row besides its fields that users know. */
const OWN = ['row_status', 'row_void_reason', 'unit_id', 'row_recorded_on'];

/**
 * The history of a row's fields.
 * @throws ACCESS-DENIED for a post without access to persons, because the history contains whole rows;
 *   RECORD-NOT-FOUND
 */
export async function historyOf(
  call: Call,
  ledger: Ledger,
  id: string,
): Promise<z.input<typeof historyAnswer>> {
  const act = call.actFor('read');
  if (!act.scope.rights?.personal) throw accessErrors.error('ACCESS-DENIED', { what: '查阅记录的变更历史' });
  const key = await keyOfRow(call.context.db, act, ledger, id);
  const states = await rowHistory(call.context.db, act, ledger, key);
  const names = [...OWN, ...ledger.fields.map((field) => field.id)];
  const shown = (columns: Readonly<Record<string, unknown>>): Record<string, string | null> =>
    Object.fromEntries(names.flatMap((name) => (name in columns ? [[name, textOf(columns[name])]] : [])));
  return {
    items: states.map(({ version, action, actor, at, reason, before, after }) => ({
      version,
      action,
      actor: actor === null ? null : actorWords(actor),
      at,
      reason,
      before: before && shown(before),
      after: shown(after),
    })),
  };
}

/** The form of lists: sets joined by 、. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(String).join('、');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
