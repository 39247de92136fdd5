import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { ChangeList } from './ChangeList.tsx';

interface ChangesProps {
  readonly report: string;
  readonly year: string;
  readonly number: string;
}

/** The changes behind an issued version; computed on demand. */
export function Changes({ report, year, number }: ChangesProps) {
  const [open, setOpen] = useState(false);
  const changes = useOperation(
    'GET /api/v1/reports/{report}/{year}/changes',
    { path: { report, year }, query: { number } },
    { when: open },
  );
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        变了什么
      </Button>
      <Drawer
        title={`${year}年度报告第 ${number} 版印发以来`}
        open={open}
        onClose={() => setOpen(false)}
        size={420}
      >
        <Answer of={changes}>{({ items, text }) => <ChangeList items={items} text={text} />}</Answer>
      </Drawer>
    </>
  );
}
