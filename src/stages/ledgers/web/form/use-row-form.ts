import { useEffect, useMemo, useRef, useState } from 'react';
import { Refused } from '#web/api/client.ts';
import { useToday } from '#web/ui/session.ts';
import { ask, useAct } from '#web/api/use-operation.ts';
import { type FormMessage, judgeRow } from '#web/forms/judge-row.ts';
import { groupBy } from '#model/group-by.ts';
import { type Definition, fieldsOf, type ListedRow } from '../definition.ts';
import type { Typed } from './local-draft.ts';
import type { NewFile } from './NewFiles.tsx';
import type { Origin, Prefill } from './prefill.ts';
import type { Draft } from './use-draft.ts';

interface Opened {
  readonly definition: Definition;
  /** The row that is amended; null for a new one. */
  readonly row: ListedRow | null;
  /** The first contents of the inputs. */
  readonly start: Prefill;
  readonly gathered: readonly { readonly field: string }[];
  readonly draft: Draft;
  /** Files that are saved together with a new row. */
  readonly files: readonly NewFile[];
  readonly onSaved: (id: string) => void;
}

/** The state of a form over one row. */
export interface RowForm {
  readonly typed: Typed;
  readonly set: (field: string, value: string) => void;
  /** All faults, by field; under "" those of the row as a whole. */
  readonly faults: ReadonlyMap<string, readonly string[]>;
  readonly error: Error | null;
  readonly busy: boolean;
  /** The row as another user has saved it, after a save came too late. */
  readonly current: ListedRow | null;
  /** The time of an earlier draft that was restored. */
  readonly broughtBack: string | null;
  /** Values that nobody has chosen, with their origins. */
  readonly unconfirmed: ReadonlyMap<string, Origin>;
  readonly confirm: (field: string) => void;
  readonly discard: () => void;
  readonly save: (submit: boolean, reason: string | null) => void;
}

/** The form's logic: drafts survive the browser, typing is judged at once, the service saves. */
export function useRowForm({ definition, row, start, gathered, draft, files, onSaved }: Opened): RowForm {
  const today = useToday();
  const [kept] = useState(draft.kept ?? null);
  const [written, setTyped] = useState<Typed>(kept?.typed ?? start.typed);
  // What follows from other records is as the row has it, also where an older draft says something else.
  const followed = JSON.stringify(gathered.map(({ field }) => [field, start.typed[field] ?? '']));
  const typed = useMemo<Typed>(
    () =>
      followed === '[]'
        ? written
        : { ...written, ...Object.fromEntries(JSON.parse(followed) as [string, string][]) },
    [written, followed],
  );
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const [broughtBack, setBroughtBack] = useState(kept?.at ?? null);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const [current, setCurrent] = useState<ListedRow | null>(null);
  const [version, setVersion] = useState(kept?.version ?? row?.version ?? null);
  // The draft belongs to the version that was read: a window that closes over two versions shows both again.
  const [readVersion] = useState(version);
  const dirty = useRef(false);
  const create = useAct('POST /api/v1/ledgers/{ledger}/rows');
  const amend = useAct('PUT /api/v1/ledgers/{ledger}/rows/{id}');
  const { keep } = draft;
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    if (dirty.current) latest.current(typed, readVersion);
  }, [typed, readVersion]);
  const judged = useMemo(() => {
    const { id, title, identity, happened, checks } = definition;
    const fields = fieldsOf(definition);
    return judgeRow({ id, title, identity, happened, fields, checks: checks as never }, typed, today);
  }, [definition, typed, today]);
  const faults = new Map(told);
  for (const [field, messages] of byField(judged)) if (touched.has(field)) faults.set(field, messages);
  const refused = (error: Error): void => {
    if (!(error instanceof Refused)) return;
    setTold(byField(error.problem.faults ?? []));
    toFirstOf(definition, new Set((error.problem.faults ?? []).map(({ field }) => field)));
    if (error.problem.code === 'RECORD-CONFLICT' && row)
      void ask('GET /api/v1/ledgers/{ledger}/rows/{id}', {
        path: { ledger: definition.id, id: row.id },
      }).then((now) => {
        setCurrent(now);
        setVersion(now.version);
      });
  };
  const confirm = (field: string): void => setConfirmed((before) => new Set([...before, field]));
  const unconfirmed = new Map(
    [...start.origins].filter(([field]) => !confirmed.has(field) && typed[field] === start.typed[field]),
  );
  const saved = ({ id }: { readonly id: string }): void => {
    draft.forget();
    onSaved(id);
  };
  return {
    typed,
    faults,
    current,
    broughtBack,
    unconfirmed,
    confirm,
    error: create.error ?? amend.error,
    busy: create.isPending || amend.isPending,
    set: (field, value) => {
      dirty.current = true;
      confirm(field);
      setTyped((before) => ({ ...before, [field]: value }));
      setTouched((before) => new Set([...before, field, '']));
      setTold((before) => new Map([...before].filter(([id]) => id !== field && id !== '')));
    },
    discard: () => {
      dirty.current = false;
      draft.forget();
      setTyped(start.typed);
      setConfirmed(new Set());
      setBroughtBack(null);
    },
    save: (submit, reason) => {
      const values = Object.fromEntries(
        definition.fields.map(({ id }) => [id, (typed[id] ?? '').trim() === '' ? null : (typed[id] ?? null)]),
      );
      const path = { ledger: definition.id };
      if (row)
        amend.mutate(
          {
            path: { ...path, id: row.id },
            body: { values, version: version ?? row.version, submit, reason },
          },
          { onSuccess: saved, onError: refused },
        );
      else
        create.mutate(
          { path, body: { values, submit, files: [...files] } },
          { onSuccess: saved, onError: refused },
        );
    },
  };
}

/** Messages by field, all of them: hiding one would cause a second round of mistakes. */
function byField(messages: readonly FormMessage[]): ReadonlyMap<string, readonly string[]> {
  const groups = groupBy(messages, ({ field }) => field ?? '');
  return new Map([...groups].map(([field, of]) => [field, [...new Set(of.map(({ message }) => message))]]));
}

/** Puts the cursor into the first field that is wrong, in the order of the form. */
function toFirstOf({ fields }: Definition, wrong: ReadonlySet<string>): void {
  const first = fields.find(({ id }) => wrong.has(id));
  if (!first) return;
  const row = document.querySelector(`.row-form [data-field="${first.id}"]`);
  row?.querySelector<HTMLElement>('input, textarea')?.focus();
}
