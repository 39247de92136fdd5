import { Alert, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import type { Names } from '#web/ui/field-face.ts';
import { Refused } from '#web/api/client.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { type Definition, filledFieldsOf, type ListedRow } from '../definition.ts';
import type { GatheredField } from '../record/FromOthers.tsx';
import { Conflict } from './Conflict.tsx';
import { FieldRow } from './FieldRow.tsx';
import { type NewFile, NewFiles } from './NewFiles.tsx';
import type { Prefill } from './prefill.ts';
import { type Draft, useDraft } from './use-draft.ts';
import { useRowForm } from './use-row-form.ts';

interface RowFormProps {
  readonly definition: Definition;
  readonly row: ListedRow | null;
  readonly names: Names;
  readonly start: Prefill;
  /** The fields that follow from records of other ledgers at present: shown, and not typed. */
  readonly gathered?: readonly GatheredField[];
  readonly onSaved: (id: string) => void;
}

/** Of a new row nothing follows from others yet. */
const NONE: readonly GatheredField[] = [];

/** A form made from the definition: it contains nothing about any particular ledger. */
export function RowForm(props: RowFormProps) {
  const draft = useDraft(props.definition, props.row?.id ?? null);
  return draft.kept === undefined ? <Skeleton active /> : <OpenForm {...props} draft={draft} />;
}

function OpenForm({
  definition,
  row,
  names,
  start,
  gathered = NONE,
  draft,
  onSaved,
}: RowFormProps & { readonly draft: Draft }) {
  const [files, setFiles] = useState<readonly NewFile[]>([]);
  const form = useRowForm({ definition, row, start, gathered, draft, files, onSaved });
  const [reason, setReason] = useState('');
  const needsReason = row?.status === 'accepted' || row?.status === 'submitted';
  const mayNot = needsReason && reason.trim() === '';
  return (
    <form
      className="row-form sheet"
      aria-label={definition.title}
      // Enter ends the typing in a field; only the button submits.
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        form.save(true, needsReason ? reason : null);
      }}
    >
      {form.broughtBack === null ? null : (
        <Alert
          type="info"
          className="problem"
          title={`这里是您 ${chineseMoment(form.broughtBack)} 填的、还没有保存的内容。`}
          action={<Button onClick={form.discard}>不要了，重新填</Button>}
        />
      )}
      {form.current ? (
        <Conflict definition={definition} current={form.current} typed={form.typed} onTake={form.set} />
      ) : (
        <Refusal error={form.error} faults={[...form.faults.values()].flat().length} />
      )}
      <div className="fields">
        {filledFieldsOf(definition, !row).map((field) => (
          <FieldRow
            key={field.id}
            field={field}
            value={form.typed[field.id] ?? ''}
            names={names}
            faults={form.faults.get(field.id) ?? []}
            origin={form.unconfirmed.get(field.id) ?? null}
            onConfirm={() => form.confirm(field.id)}
            from={gathered.find((one) => one.field === field.id)?.from ?? null}
            disabled={row !== null && definition.identity.includes(field.id)}
            onChange={(value) => form.set(field.id, value)}
          />
        ))}
      </div>
      {row === null ? <NewFiles files={files} onFiles={setFiles} /> : null}
      {(form.faults.get('') ?? []).map((message) => (
        <p className="state-fails" role="alert" key={message}>
          ✕ {message}
        </p>
      ))}
      {needsReason ? (
        <label className="reason-line">
          为什么修改（{row.status === 'accepted' ? '已审定' : '已报送'}的记录改后要重新报送）
          <Input value={reason} maxLength={1000} onChange={({ target }) => setReason(target.value)} />
        </label>
      ) : null}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={form.busy} disabled={mayNot}>
          {row === null ? '登记并报送' : '保存并报送'}
        </Button>
        <Button
          loading={form.busy}
          disabled={mayNot}
          onClick={() => form.save(false, needsReason ? reason : null)}
        >
          存为草稿
        </Button>
      </div>
    </form>
  );
}

/**
 * Why it was not saved. Faults are shown at their fields, and the cursor is in the first; they are not repeated here.
 */
function Refusal({ error, faults }: { readonly error: Error | null; readonly faults: number }) {
  if (!(error instanceof Refused) || (error.problem.faults ?? []).length === 0)
    return <ProblemNotice error={error} />;
  if (faults === 0) return null;
  return (
    <p className="state-fails" role="alert">
      ✕ 有 {faults} 处须改正，没有保存；写在各格下面。
    </p>
  );
}
