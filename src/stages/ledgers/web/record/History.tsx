import { ASKED_AHEAD, useOperation } from '#web/api/use-operation.ts';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import type { Names } from '#web/ui/field-face.ts';
import { Answer } from '#web/ui/Answer.tsx';
import type { Definition } from '../definition.ts';
import { useMe } from '#web/ui/session.ts';
import { changesOf, verbOf } from './history-words.ts';

interface HistoryProps {
  readonly definition: Definition;
  readonly id: string;
  readonly names: Names;
}

/** The history in sentences, the newest first. */
export function History({ definition, id, names }: HistoryProps) {
  const { post } = useMe();
  const path = { ledger: definition.id, id };
  const history = useOperation(
    'GET /api/v1/ledgers/{ledger}/rows/{id}/history',
    { path },
    { when: post.personal, fresh: ASKED_AHEAD },
  );
  if (!post.personal) return null;
  return (
    <section aria-label="经过">
      <h2>经过</h2>
      <Answer of={history} lines={3}>
        {({ items }) => (
          <ol className="life">
            {items.toReversed().map((state) => (
              <li key={`${state.version} ${state.action}`}>
                <strong>{verbOf(state)}</strong>　{state.actor ?? '导入'}
                <span className="quiet">　{chineseMoment(String(state.at))}</span>
                {state.reason === null ? null : <p>“{state.reason}”</p>}
                {changesOf(state, definition, names).map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </li>
            ))}
          </ol>
        )}
      </Answer>
    </section>
  );
}
