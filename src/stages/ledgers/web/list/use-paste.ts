import { useEffect, useState } from 'react';
import { ask } from '#web/api/use-operation.ts';
import { usePlace } from '#web/ui/use-place.ts';
import type { Definition } from '../definition.ts';
import { pastedFile } from './pasted-file.ts';

/**
 * A table that is pasted anywhere on the list, outside of an input, begins an import with it. Rows of a spreadsheet come
 * in the same way as a file: checked first, with the refused cells where they stand.
 */
export function usePaste(
  definition: Definition,
  columns: readonly string[],
): { readonly error: Error | null } {
  const { go } = usePlace();
  const [error, setError] = useState<Error | null>(null);
  const may = definition.actions.includes('write');
  const shown = columns.join();
  useEffect(() => {
    if (!may) return undefined;
    const pasted = (event: ClipboardEvent): void => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const file = pastedFile(event.clipboardData?.getData('text/plain') ?? '', definition, shown.split(','));
      if (!file) return;
      event.preventDefault();
      void begin(definition.id, file).then(go, setError);
    };
    addEventListener('paste', pasted);
    return () => removeEventListener('paste', pasted);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `go` is new in every render and always does the same
  }, [definition, may, shown]);
  return { error };
}

/** @returns the address of the import that has begun */
async function begin(ledger: string, file: File): Promise<string> {
  const { digest } = await ask('POST /api/v1/uploads', {
    query: { name: file.name, purpose: 'import' },
    body: file,
  });
  const { job } = await ask('POST /api/v1/imports', {
    body: { files: [{ digest, name: file.name }], dryRun: true, goodRows: false },
  });
  const search = new URLSearchParams({ file: digest, name: file.name, dry: job });
  return `/ledgers/${ledger}/import?${search}`;
}
