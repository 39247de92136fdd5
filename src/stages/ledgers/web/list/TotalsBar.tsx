import { Skeleton } from 'antd';
import { fieldTypes } from '#fields/index.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { rawValue } from '#fields/raw-value.ts';
import { type Definition, fieldsOf } from '../definition.ts';
import type { Selection } from './selection.ts';

interface TotalsBarProps {
  readonly definition: Definition;
  readonly selection: Selection;
  readonly columns: readonly string[];
}

/** How many rows are chosen, and what their numbers come to: asked with the very words that chose the rows. */
export function TotalsBar({ definition, selection, columns }: TotalsBarProps) {
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
          {shown.length === 0 ? null : <span>　合计：{shown.join('，')}</span>}
        </>
      ) : (
        <Skeleton.Input size="small" active={false} />
      )}
    </div>
  );
}
