import { useEffect, useState } from 'react';
import { ask } from '#web/api/use-operation.ts';
import { usePlace } from '#web/ui/use-place.ts';
import type { Definition } from '../definition.ts';
import { pastedFile } from './pasted-file.ts';
import { type Pasted, pastedTable, type Rows } from './pasted-table.ts';

/** A table that was pasted on the list. */
export interface Pasting {
  readonly error: Error | null;
  /** A table without a header, to be confirmed or explained. */
  readonly asked: Exclude<Pasted, { kind: 'headed' }> | null;
  /** Begins the import with the assumed columns. */
  readonly confirm: () => void;
  readonly cancel: () => void;
}

/**
 * A table that is pasted on the list, outside of an input, begins an import with it. Rows of a spreadsheet are imported
 * like a file: checked first, with the refused cells in place.
 */
export function usePaste(definition: Definition, columns: readonly string[]): Pasting {
  const { go } = usePlace();
  const [error, setError] = useState<Error | null>(null);
  const [asked, setAsked] = useState<Pasting['asked']>(null);
  const may = definition.actions.includes('write');
  const shown = columns.join();
  const start = (rows: Rows): void => {
    void begin(definition, rows).then(go, setError);
  };
  useEffect(() => {
    if (!may) return undefined;
    const pasted = (event: ClipboardEvent): void => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const table = pastedTable(
        event.clipboardData?.getData('text/plain') ?? '',
        definition,
        shown.split(','),
      );
      if (!table) return;
      event.preventDefault();
      if (table.kind === 'headed') start(table.rows);
      else setAsked(table);
    };
    addEventListener('paste', pasted);
    return () => removeEventListener('paste', pasted);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `start` is new in every render and always does the same
  }, [definition, may, shown]);
  return {
    error,
    asked,
    confirm: () => {
      setAsked(null);
      if (asked?.kind === 'assumed') start([asked.titles, ...asked.rows]);
    },
    cancel: () => setAsked(null),
  };
}

/** @returns the address of the import that was begun */
async function begin({ id, title }: Definition, rows: Rows): Promise<string> {
  const file = pastedFile(title, rows);
  const { digest } = await ask('POST /api/v1/uploads', {
    query: { name: file.name, purpose: 'import' },
    body: file,
  });
  const { job } = await ask('POST /api/v1/imports', {
    body: { files: [{ digest, name: file.name }], dryRun: true, goodRows: false },
  });
  const search = new URLSearchParams({ file: digest, name: file.name, dry: job });
  return `/ledgers/${id}/import?${search}`;
}
