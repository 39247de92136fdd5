import { Button } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import { ask } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';

/** An uploaded file for a record that is not yet saved. */
export interface NewFile {
  readonly digest: string;
  readonly name: string;
}

interface NewFilesProps {
  readonly files: readonly NewFile[];
  readonly onFiles: (files: readonly NewFile[]) => void;
}

/** Attachments of a new record: chosen or photographed now, saved together with it. */
export function NewFiles({ files, onFiles }: NewFilesProps) {
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const choose = useRef<HTMLInputElement>(null);
  const photograph = useRef<HTMLInputElement>(null);
  const add = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = [...(target.files ?? [])];
    target.value = '';
    setBusy(true);
    setError(null);
    try {
      let all = files;
      for (const file of chosen) {
        const { digest } = await ask('POST /api/v1/uploads', { query: { name: file.name }, body: file });
        if (!all.some((one) => one.digest === digest)) all = [...all, { digest, name: file.name }];
      }
      onFiles(all);
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    } finally {
      setBusy(false);
    }
  };
  const given = (event: ChangeEvent<HTMLInputElement>): void => void add(event);
  return (
    <section className="new-files" aria-label="附件">
      <ProblemNotice error={error} />
      <ul className="files">
        {files.map(({ digest, name }) => (
          <li key={digest}>
            {name}{' '}
            <Button
              size="small"
              type="text"
              aria-label={`撤下 ${name}`}
              onClick={() => onFiles(files.filter((one) => one.digest !== digest))}
            >
              撤下
            </Button>
          </li>
        ))}
      </ul>
      <input ref={choose} type="file" multiple hidden aria-label="选附件" onChange={given} />
      <input
        ref={photograph}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label="拍照"
        onChange={given}
      />
      <p className="row-actions">
        <Button loading={busy} onClick={() => choose.current?.click()}>
          添加附件
        </Button>
        <Button loading={busy} className="photograph" onClick={() => photograph.current?.click()}>
          拍照
        </Button>
        <span className="quiet">附件和记录一起登记。</span>
      </p>
    </section>
  );
}
