import { Button, Image, Upload } from 'antd';
import { useState } from 'react';
import { addressAsMe } from '#web/api/acting.ts';
import { ask, ASKED_AHEAD, useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { FileLink } from '#web/ui/FileLink.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import type { Definition } from '../definition.ts';

interface FilesProps {
  readonly definition: Definition;
  readonly id: string;
}

const PICTURES: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp']);

/** The files of a row: added, viewed, removed. */
export function Files({ definition, id }: FilesProps) {
  const path = { ledger: definition.id, id };
  const files = useOperation(
    'GET /api/v1/ledgers/{ledger}/rows/{id}/files',
    { path },
    { fresh: ASKED_AHEAD },
  );
  const attach = useAct('POST /api/v1/ledgers/{ledger}/rows/{id}/files');
  const remove = useAct('DELETE /api/v1/ledgers/{ledger}/rows/{id}/files/{file}');
  const [error, setError] = useState<Error | null>(null);
  const may = definition.actions.includes('write');
  const add = async (file: File): Promise<void> => {
    setError(null);
    try {
      const { digest } = await ask('POST /api/v1/uploads', { query: { name: file.name }, body: file });
      attach.mutate({ path, body: { digest, name: file.name } });
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    }
  };
  return (
    <section aria-label="附件">
      <h2>附件</h2>
      <ProblemNotice error={error ?? attach.error ?? remove.error} />
      <Answer of={files} lines={2}>
        {({ files: items }) => (
          <ul className="files">
            {items.map(({ id: file, name, size, type, by }) => {
              const address = `/api/v1/ledgers/${definition.id}/rows/${id}/files/${file}`;
              return (
                <li key={file}>
                  {PICTURES.has(type) ? <Image src={addressAsMe(address)} alt={name} width={72} /> : null}
                  <FileLink address={address} name={name}>
                    {name}
                  </FileLink>{' '}
                  <span className="quiet">
                    {Math.ceil(size / 1024).toLocaleString('zh-CN')} KB，{by}
                  </span>
                  {type === 'pdf' ? (
                    <Button
                      size="small"
                      type="text"
                      aria-label={`预览 ${name}`}
                      onClick={() => void show({ ...path, file }).catch(setError)}
                    >
                      预览
                    </Button>
                  ) : null}
                  {may ? (
                    <Button
                      size="small"
                      type="text"
                      aria-label={`撤下 ${name}`}
                      onClick={() => remove.mutate({ path: { ...path, file } })}
                    >
                      撤下
                    </Button>
                  ) : null}
                </li>
              );
            })}
            {items.length === 0 ? <li className="quiet">没有附件。</li> : null}
          </ul>
        )}
      </Answer>
      {may ? (
        <Upload
          showUploadList={false}
          beforeUpload={(file) => {
            void add(file);
            return false;
          }}
        >
          <Button size="small" className="no-print">
            添加附件
          </Button>
        </Upload>
      ) : null}
    </section>
  );
}

/** Opens a document in the browser's own viewer, beside this page. */
async function show(path: {
  readonly ledger: string;
  readonly id: string;
  readonly file: string;
}): Promise<void> {
  const file = await ask('GET /api/v1/ledgers/{ledger}/rows/{id}/files/{file}', { path });
  const address = URL.createObjectURL(new Blob([file], { type: 'application/pdf' }));
  window.open(address, '_blank');
}
