import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import type { Names } from '#web/ui/field-face.ts';
import { Page } from '#web/ui/Page.tsx';
import { useMe } from '#web/ui/session.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { typedText } from '#fields/typed-text.ts';
import { type Definition, fieldsOf, type ListedRow, useDefinition } from './definition.ts';
import { RowForm } from './form/RowForm.tsx';
import './ledgers.css';

/** Registers a row; it begins with my unit and with what my last one chose. */
export function NewRowPage() {
  const place = usePlace();
  const ledger = place.param('ledger');
  const { post } = useMe();
  const definition = useDefinition(ledger);
  const last = useOperation('GET /api/v1/ledgers/{ledger}/rows', { path: { ledger }, query: { limit: '1' } });
  // Asked beside the last row and not after it; the form finds the same answer.
  useOperation(
    'GET /api/v1/ledgers/{ledger}/drafts/{row}',
    { path: { ledger, row: 'new' } },
    {
      when: definition.data !== undefined && definition.data.sensitivity !== 'sealed',
      fresh: Number.POSITIVE_INFINITY,
    },
  );
  return (
    <Answer of={definition}>
      {(found) => (
        <Page
          title={`登记：${found.title}`}
          says="填一半也可以存为草稿；关掉网页，填过的内容还在。"
          help={<p>日期可以写成 2021-03-05、2021年3月5日、20210305；单位和姓名可以输入拼音首字母。</p>}
        >
          <Answer of={last}>
            {({ items, names }) => (
              <RowForm
                definition={found}
                row={null}
                names={withUnit(names, post.unit, post.unitName)}
                start={startOf(found, post.unit, items[0] ?? null)}
                onSaved={(id) => place.go(`/ledgers/${ledger}/rows/${id}`)}
              />
            )}
          </Answer>
        </Page>
      )}
    </Answer>
  );
}

function withUnit(names: Names, code: string, name: string): Names {
  return { ...names, units: { ...names.units, [code]: name } };
}

/** My unit where the row belongs; of the last row what is chosen from few, which seldom changes. Never dates or texts. */
function startOf(definition: Definition, unit: string, last: ListedRow | null): Record<string, string> {
  const repeated = fieldsOf(definition).filter(
    ({ id, type }) => (type === 'choice' || type === 'unit') && !definition.identity.includes(id),
  );
  const start = Object.fromEntries(
    repeated.map((field) => [field.id, typedText(field, last?.values[field.id] ?? null)]),
  );
  return definition.owner === null ? start : { ...start, [definition.owner]: unit };
}
