import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';

/** The ledgers of a post, by section. */
export function LedgersPage() {
  const ledgers = useOperation('GET /api/v1/ledgers');
  return (
    <Page title="台账" says="记录只登记一次；责任、数字和报告都由这里的记录得出。">
      <Answer of={ledgers}>
        {({ items }) => (
          <ul>
            {items.map(({ id, title }) => (
              <li key={id}>
                <Go to={`/ledgers/${id}`}>{title}</Go>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  );
}
