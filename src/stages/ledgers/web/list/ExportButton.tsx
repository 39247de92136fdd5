import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { isOpen, JobProgress, JobResult } from '#web/ui/JobParts.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import type { Definition } from '../definition.ts';
import type { Selection } from './selection.ts';

interface ExportButtonProps {
  readonly definition: Definition;
  readonly selection: Selection;
}

type Given = Operations['POST /api/v1/ledgers/{ledger}/exports']['body'];
type Condition = Given['selection']['conditions'][number];

const WHILE_RUNNING = 700;

/** Exports exactly the listed rows, as a job: the file contains their number and the user. */
export function ExportButton({ definition, selection }: ExportButtonProps) {
  const [job, setJob] = useState<string | null>(null);
  const start = useAct('POST /api/v1/ledgers/{ledger}/exports', (answer) => setJob(answer.job));
  const running = useOperation(
    'GET /api/v1/jobs/{id}',
    { path: { id: job ?? '' } },
    { when: job !== null, again: (last) => (last && isOpen(last) ? WHILE_RUNNING : null) },
  );
  const ask = (): void =>
    start.mutate({
      path: { ledger: definition.id },
      body: { selection: written(selection), where: null, format: 'xlsx' },
    });
  return (
    <>
      <Button loading={start.isPending} onClick={ask}>
        导出
      </Button>
      <Modal
        title="导出"
        open={job !== null || start.isError}
        footer={null}
        onCancel={() => {
          setJob(null);
          start.reset();
        }}
      >
        <ProblemNotice error={start.error ?? running.error} />
        {running.data ? (
          <p role="status">
            {isOpen(running.data) ? '正在导出；可以关掉这里，到“我的任务”取文件。' : ''}
            <JobProgress job={running.data} />
            <JobResult job={running.data} />
          </p>
        ) : null}
      </Modal>
    </>
  );
}

/** The address parameters in the form of the job. */
function written(selection: Selection): Given['selection'] {
  const { where = [], search = null, year = null } = selection;
  const conditions = (typeof where === 'string' ? [where] : where).map((one): Condition => {
    const [, field = '', op = '', value] = /^([^:]+):([a-z]+)(?::([\s\S]*))?$/.exec(one) ?? [];
    const values = value === undefined ? [] : op === 'in' ? value.split(',') : [value];
    return { field, op: op as Condition['op'], values };
  });
  return {
    conditions,
    search: typeof search === 'string' ? search : null,
    year: typeof year === 'string' ? Number(year) : null,
  };
}
