import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask, useOperation } from '#web/api/use-operation.ts';
import { isOpen, type Job } from '#web/ui/JobParts.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { type Correction, type Corrections, useCorrections } from './use-corrections.ts';
import { type ImportResult, importResult } from './import-result.ts';

const WHILE_RUNNING = 700;

/** An import in progress. Its steps are in the address, so that a reopened page continues at the same step. */
export interface Importing {
  /** The uploaded file; null before. */
  readonly file: { readonly digest: string; readonly name: string } | null;
  readonly dry: JobOf;
  readonly real: JobOf;
  readonly goodRows: boolean;
  readonly corrections: Corrections;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly choose: (file: File) => Promise<void>;
  /** Checks again, with or without importing the good rows of a file with bad ones. */
  readonly check: (goodRows: boolean) => Promise<void>;
  readonly take: () => Promise<void>;
  readonly restart: () => void;
}

export interface JobOf {
  readonly job: Job | null;
  readonly result: ImportResult | null;
}

function useJob(id: string | null) {
  return useOperation(
    'GET /api/v1/jobs/{id}',
    { path: { id: id ?? '' } },
    { when: id !== null, again: (last) => (last && isOpen(last) ? WHILE_RUNNING : null) },
  );
}

export function useImport(): Importing {
  const { one, change } = usePlace();
  const queries = useQueryClient();
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const [digest, name] = [one('file'), one('name')];
  const file = digest === null || name === null ? null : { digest, name };
  const goodRows = one('good') === '1';
  const corrections = useCorrections(digest);
  const dry = useJob(one('dry'));
  const real = useJob(one('job'));
  const finished = real.data?.state === 'done';
  useEffect(() => {
    // An import changes every list and number.
    if (finished)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).includes('/jobs') });
  }, [finished, queries]);
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    } finally {
      setBusy(false);
    }
  };
  const start = async (
    given: { readonly digest: string; readonly name: string },
    dryRun: boolean,
    good: boolean,
    corrected: readonly Correction[],
  ) => {
    const { job } = await ask('POST /api/v1/imports', {
      body: { files: [given], dryRun, goodRows: good, corrections: [...corrected] },
    });
    return job;
  };
  return {
    file,
    goodRows,
    corrections,
    error: error ?? dry.error ?? real.error,
    busy,
    dry: { job: dry.data ?? null, result: importResult(dry.data?.result) },
    real: { job: real.data ?? null, result: importResult(real.data?.result) },
    choose: (chosen) =>
      guarded(async () => {
        const uploaded = await ask('POST /api/v1/uploads', {
          query: { name: chosen.name, purpose: 'import' },
          body: chosen,
        });
        const given = { digest: uploaded.digest, name: chosen.name };
        const job = await start(given, true, false, []);
        change({ file: given.digest, name: given.name, dry: job, job: null, good: null });
      }),
    check: (good) =>
      guarded(async () => {
        if (!file) return;
        const dryJob = await start(file, true, good, corrections.list);
        corrections.checked(dryJob);
        change({ dry: dryJob, job: null, good: good ? '1' : null });
      }),
    take: () =>
      guarded(async () => {
        if (file) change({ job: await start(file, false, goodRows, corrections.list) });
      }),
    restart: () => change({ file: null, name: null, dry: null, job: null, good: null }),
  };
}
