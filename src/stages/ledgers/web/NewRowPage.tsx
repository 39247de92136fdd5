import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import type { Names } from '#web/ui/field-face.ts';
import { NO_NAMES } from '#web/ui/names.ts';
import { Page } from '#web/ui/Page.tsx';
import { useMe } from '#web/ui/session.ts';
import { Watermark } from '#web/ui/Watermark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { type Definition, useDefinition } from './definition.ts';
import { asksForLast, prefillOf } from './form/prefill.ts';
import { RowForm } from './form/RowForm.tsx';
import './ledgers.css';

/** Registers a row; it begins with the user's unit and the values that the definition repeats. */
export function NewRowPage() {
  const ledger = usePlace().param('ledger');
  const definition = useDefinition(ledger);
  return (
    <Answer of={definition}>
      {(found) => {
        const page = (
          <Page
            title={`登记：${found.title}`}
            says="填一半也可以存为草稿；关掉网页，填过的内容还在。"
            help={<p>日期可以写成 2021-03-05、2021年3月5日、20210305；单位和姓名可以输入拼音首字母。</p>}
          >
            <NewRow key={ledger} definition={found} />
          </Page>
        );
        return found.sensitivity === 'sealed' ? <Watermark>{page}</Watermark> : page;
      }}
    </Answer>
  );
}

function NewRow({ definition }: { readonly definition: Definition }) {
  const place = usePlace();
  const { post, session } = useMe();
  const { id: ledger } = definition;
  const wanted = asksForLast(definition);
  const last = useOperation(
    'GET /api/v1/ledgers/{ledger}/rows',
    { path: { ledger }, query: { where: [`row_author:eq:${session.account.id}`], limit: '1' } },
    { when: wanted },
  );
  // Loaded in parallel with the last row; the form finds the cached answer.
  useOperation(
    'GET /api/v1/ledgers/{ledger}/drafts/{row}',
    { path: { ledger, row: 'new' } },
    { when: definition.sensitivity !== 'sealed', fresh: Number.POSITIVE_INFINITY },
  );
  const form = (row: Parameters<typeof prefillOf>[1]['last'], names: Names) => (
    <RowForm
      definition={definition}
      row={null}
      names={{ ...names, units: { ...names.units, [post.unit]: post.unitName } }}
      start={prefillOf(definition, { unit: post.unit, today: session.today, last: row })}
      onSaved={(id) => place.go(`/ledgers/${ledger}/rows/${id}`)}
    />
  );
  if (!wanted) return form(null, NO_NAMES);
  return <Answer of={last}>{({ items, names }) => form(items[0] ?? null, names)}</Answer>;
}
