import { z } from '@hono/zod-openapi';
import { visibleFields } from '#engine/records/index.ts';
import { FIELD_TYPES, type Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Call } from '#service/endpoint.ts';
import { reaches } from '#service/reach.ts';

const fieldShape = z
  .object({
    id: z.string(),
    title: z.string(),
    type: z.enum(FIELD_TYPES),
    required: z.boolean(),
    hint: z.string().nullable(),
    choices: z.array(z.object({ code: z.string(), label: z.string() })),
  })
  .openapi('DefinedField');

export const definitionsAnswer = z
  .object({
    packs: z.array(z.string()),
    sections: z.array(z.object({ number: z.number().int(), title: z.string() })),
    ledgers: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        pack: z.string(),
        section: z.number().int().nullable(),
        sensitivity: z.enum(['public', 'internal', 'sealed']),
        work: z
          .object({ title: z.string(), reason: z.string() })
          .nullable()
          .openapi({ description: '这本台账的工作由谁做，为什么' }),
        owner: z.string().nullable(),
        happened: z.string().nullable(),
        identity: z.array(z.string()),
        answers: z.array(z.string()),
        checks: z.array(z.string()),
        fields: z.array(fieldShape),
      }),
    ),
    indicators: z.array(
      z.object({
        id: z.string(),
        slot: z.string(),
        title: z.string(),
        unit: z.string(),
        over: z.string(),
        definition: z.string(),
        effectiveFrom: z.string().nullable(),
        effectiveTo: z.string().nullable(),
      }),
    ),
    duties: z.array(
      z.object({
        id: z.string(),
        regulation: z.string(),
        article: z.string().nullable(),
        verified: z.boolean(),
        obligation: z.string(),
        bound: z.array(z.string()),
        ledgers: z.array(z.string()).openapi({ description: '哪些台账的记录可以佐证' }),
      }),
    ),
    works: z
      .array(z.object({ id: z.string(), title: z.string() }))
      .openapi({ description: '新拟的台账可以属于哪几种工作' }),
    mayPropose: z.boolean(),
  })
  .openapi('Definitions');

export const judgedAnswer = z
  .object({
    file: z.string(),
    yaml: z.string(),
    faults: z.array(z.object({ path: z.string(), message: z.string(), hint: z.string() })),
    accepted: z.boolean(),
    fields: z.array(fieldShape).nullable(),
  })
  .openapi('JudgedProposal');

/** A field as its author described it. */
export function fieldView({ id, title, type, required, hint, choices }: Field): z.input<typeof fieldShape> {
  return {
    id,
    title,
    type,
    required,
    hint,
    choices: choices.map(({ code, label }) => ({ code, label })),
  };
}

/** The definitions that the acting post may see: for ledgers that it reads, the fields that it sees there. */
export function definitionsFor(call: Call): z.input<typeof definitionsAnswer> {
  const { pack } = call.context;
  const readable = [...pack.ledgers.values()].filter((one) => reaches(call, one, 'read'));
  const known = new Set(readable.map(({ id }) => id));
  const parameters = pack.ledgers.get('report_parameters');
  return {
    packs: [...pack.parts],
    sections: [...pack.sections].map(([number, title]) => ({ number, title })),
    ledgers: readable.map((ledger) => {
      const fields = visibleFields(ledger, call.actFor('read').scope);
      const shown = new Set(fields.map(({ id }) => id));
      const title = (one: Field | null): string | null => (one && shown.has(one.id) ? one.title : null);
      return {
        id: ledger.id,
        title: ledger.title,
        pack: ledger.pack,
        section: ledger.section,
        sensitivity: ledger.sensitivity,
        work: workOf(call, ledger),
        owner: title(ledger.owner),
        happened: title(ledger.happened),
        identity: ledger.identity.flatMap((one) => title(one) ?? []),
        answers: [...ledger.answers],
        // A condition may name a field that this post does not see.
        checks: shown.size < ledger.fields.length ? [] : ledger.checks.map(({ message }) => message),
        fields: fields.map(fieldView),
      };
    }),
    indicators: pack.indicators
      .filter(({ over }) => known.has(over))
      .map(({ id, slot, title, unit, over, definition, effectiveFrom, effectiveTo }) => ({
        id,
        slot,
        title,
        unit,
        over: pack.ledgers.get(over)?.title ?? over,
        definition,
        effectiveFrom,
        effectiveTo,
      })),
    duties: [...pack.duties.values()].map(({ id, regulation, article, verified, obligation, bound }) => ({
      id,
      regulation: pack.regulations.get(regulation)?.title ?? regulation,
      article,
      verified,
      obligation,
      bound: [...bound],
      ledgers: readable.filter(({ answers }) => answers.includes(id)).map(({ title }) => title),
    })),
    works: worksToPropose(call),
    mayPropose: parameters !== undefined && reaches(call, parameters, 'write'),
  };
}

function workOf({ context: { pack } }: Call, { id }: Ledger): { title: string; reason: string } | null {
  const of = pack.access.workOf.get(id);
  const work = of && pack.access.works.get(of.work);
  return of && work ? { title: work.title, reason: of.reason } : null;
}

/** A proposed ledger is open; works of sealed ledgers alone are done by posts that have no right to an open one. */
function worksToPropose({ context: { pack } }: Call): { id: string; title: string }[] {
  const open = new Set(
    [...pack.access.workOf]
      .filter(([ledger]) => pack.ledgers.get(ledger)?.sensitivity !== 'sealed')
      .map(([, { work }]) => work),
  );
  return [...pack.access.works.values()]
    .filter(({ id }) => open.has(id))
    .map(({ id, title }) => ({ id, title }));
}
