import { Button, InputNumber, Skeleton } from 'antd';
import { fieldTypes } from '#fields/index.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { rawValue } from '#fields/raw-value.ts';
import type { Place } from '#web/ui/use-place.ts';
import { type Definition, fieldsOf } from '../definition.ts';
import type { Selection } from './selection.ts';

interface TotalsBarProps {
  readonly definition: Definition;
  readonly selection: Selection;
  readonly columns: readonly string[];
  readonly place: Place;
}

/** Length from which a list gets a jump input. */
const LONG = 500;

/** The number of selected rows and the sums of their numbers, queried with the same parameters as the rows. */
export function TotalsBar({ definition, selection, columns, place }: TotalsBarProps) {
  const given = { path: { ledger: definition.id }, query: selection };
  const count = useOperation('GET /api/v1/ledgers/{ledger}/rows/count', given, { keep: true });
  const totals = useOperation('GET /api/v1/ledgers/{ledger}/rows/totals', given, { keep: true });
  const shown = fieldsOf(definition).flatMap((field) => {
    const total = totals.data?.totals[field.id];
    if (total === undefined || total === null || !columns.includes(field.id)) return [];
    return [`${field.title} ${fieldTypes[field.type].format(rawValue(field, total), field)}`];
  });
  return (
    <div className="totals" role="status">
      {count.data ? (
        <>
          <strong data-count={count.data.count}>共 {count.data.count.toLocaleString('zh-CN')} 条</strong>
          {count.data.count > LONG ? <Jump count={count.data.count} place={place} /> : null}
          {shown.length === 0 ? null : <span>　合计：{shown.join('，')}</span>}
        </>
      ) : (
        <Skeleton.Input size="small" active={false} />
      )}
    </div>
  );
}

/** Jumps into a long list: the address contains the first row. */
function Jump({ count, place }: { readonly count: number; readonly place: Place }) {
  const from = place.one('from');
  const jump = (text: string): void => {
    const row = Math.min(count, Math.trunc(Number(text)));
    if (row >= 1) place.change({ from: row === 1 ? null : String(row) });
  };
  return (
    <span className="jump">
      {'　'}从第
      <InputNumber
        key={from}
        size="small"
        min={1}
        max={count}
        defaultValue={Number(from ?? '1')}
        aria-label="从第几条看起"
        controls={false}
        onPressEnter={({ currentTarget }) => jump(currentTarget.value)}
        onBlur={({ currentTarget }) => {
          if (currentTarget.value !== (from ?? '1')) jump(currentTarget.value);
        }}
      />
      条看起
      {from === null ? null : (
        <Button size="small" type="link" onClick={() => place.change({ from: null })}>
          回到开头
        </Button>
      )}
    </span>
  );
}
