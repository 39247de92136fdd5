import { z } from '@hono/zod-openapi';
import { fieldTypes } from '#fields/index.ts';
import { rawValue } from '#fields/raw-value.ts';
import { handedFields, type HandedRow, namesOfPeople } from '#engine/records/index.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Call } from '#service/endpoint.ts';
import { reaches } from '#service/reach.ts';

const receipt = z
  .object({
    by: z.string().nullable().openapi({ description: '看不到人员的岗位为空' }),
    post: z.string(),
    on: z.iso.date().openapi({ description: '收到之日' }),
    at: z.iso.datetime(),
    changedSince: z.boolean().openapi({ description: '签收以后所交的内容又改过' }),
  })
  .openapi('Receipt');

/** What of a record was handed to one unit. */
export const handedItem = z
  .object({
    ledger: z.string(),
    title: z.string(),
    id: z.string(),
    to: z.string(),
    toName: z.string(),
    from: z.string(),
    fromName: z.string(),
    happenedOn: z.iso.date().nullable(),
    handedAt: z.iso.datetime(),
    inForce: z.boolean().openapi({ description: 'false 为已收回：作废、退回或改交别处，内容不再显示' }),
    values: z.record(z.string(), z.string().nullable()).openapi({ description: '所交的部分，按字段编号' }),
    words: z
      .array(z.object({ field: z.string(), title: z.string(), words: z.string() }))
      .openapi({ description: '同上，写成文字；空的不列' }),
    asksReceipt: z.boolean().openapi({ description: '须签收' }),
    receipt: receipt.nullable(),
    maySign: z.boolean().openapi({ description: '等现在的岗位签收' }),
  })
  .openapi('Handed');

/** The ledgers with addressees that the acting post may read. */
export function addressedLedgers(call: Call): readonly Ledger[] {
  return [...call.context.pack.ledgers.values()].filter(
    (ledger) => ledger.addressees !== null && reaches(call, ledger, 'read'),
  );
}

/** Whether the acting post may sign for its unit: one that does work there, and does not only look. */
export function signs({ context, principal }: Call): boolean {
  const kind = context.pack.access.posts.get(principal.acting?.kind ?? '');
  return (
    kind !== undefined &&
    kind.personal &&
    kind.grants.some(({ actions }) => actions.includes('submit') || actions.includes('accept'))
  );
}

/** Handed rows as they are told to the acting post: one question for the names of people, however many rows. */
export async function handedView(
  call: Call,
  rows: readonly HandedRow[],
): Promise<z.input<typeof handedItem>[]> {
  const { scope } = call.actFor('read');
  const { pack, db } = call.context;
  const told = rows.flatMap((row) => {
    const ledger = pack.ledgers.get(row.ledger);
    return ledger ? [{ row, ledger, fields: handedFields(ledger, scope) }] : [];
  });
  const persons = told.flatMap(({ row, fields }) =>
    fields
      .filter(({ type }) => fieldTypes[type].reference === 'person')
      .flatMap(({ id }) => (row.values[id] ?? '').split('、').filter((code) => code !== '')),
  );
  const people = await namesOfPeople(db, scope, persons);
  const units = call.principal.shortNames;
  const nameOf = (code: string): string => units.get(code) ?? code;
  const may = signs(call);
  return told.map(({ row, ledger, fields }) => ({
    ledger: ledger.id,
    title: ledger.title,
    id: row.id,
    to: row.to,
    toName: nameOf(row.to),
    from: row.from,
    fromName: nameOf(row.from),
    happenedOn: row.happenedOn,
    handedAt: row.handedAt.toISOString(),
    inForce: row.inForce,
    values: Object.fromEntries(
      fields.flatMap(({ id }) => (id in row.values ? [[id, row.values[id] ?? null]] : [])),
    ),
    words: fields.flatMap((field) => {
      const words = inWords(field, row.values[field.id] ?? null, { units, people });
      return words === '' ? [] : [{ field: field.id, title: field.title, words }];
    }),
    asksReceipt: ledger.addressees?.receipt ?? false,
    receipt: row.receipt && {
      ...row.receipt,
      by: row.receipt.by === '' ? null : row.receipt.by,
      post: pack.access.posts.get(row.receipt.post)?.title ?? row.receipt.post,
      at: row.receipt.at.toISOString(),
    },
    maySign:
      may &&
      row.inForce &&
      row.receipt === null &&
      (ledger.addressees?.receipt ?? false) &&
      row.to === call.principal.acting?.unit,
  }));
}

function inWords(
  field: Field,
  raw: string | null,
  names: { readonly units: ReadonlyMap<string, string>; readonly people: ReadonlyMap<string, string> },
): string {
  if (raw === null || raw === '') return '';
  const type = fieldTypes[field.type];
  const known =
    type.reference === 'unit' ? names.units : type.reference === 'person' ? names.people : undefined;
  if (known === undefined) return type.format(rawValue(field, raw), field);
  return raw
    .split('、')
    .map((code) => known.get(code) ?? code)
    .join('、');
}
