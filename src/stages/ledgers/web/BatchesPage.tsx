import { App, Button } from 'antd';
import type { Operations } from '#web/api/operations.ts';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import './ledgers.css';

type Batch = Operations['GET /api/v1/batches']['answer']['items'][number];

/** Maximum number of ledgers in a line. */
const NAMED = 3;

/** The imports, with author, time and counts; and how to undo them. */
export function BatchesPage() {
  const { one, change } = usePlace();
  const after = one('after');
  const batches = useOperation('GET /api/v1/batches', { query: after === null ? {} : { after } });
  const undo = useAct('POST /api/v1/imports/{batch}/undo');
  return (
    <Page
      title="导入批次"
      says="每导入一个文件是一批：本人导入的，和您的岗位可以代为撤销的。"
      actions={<GoButton to="/import">导入一个工作簿</GoButton>}
      help={
        <p>
          撤销一批，它新增的记录作废，它改过的记录恢复为导入前的内容，都留有前后对照；导入以后又有人改过的，不能整批撤销，会列出是哪几条。
        </p>
      }
    >
      <ProblemNotice error={undo.error} />
      {undo.data ? (
        <p role="status">
          <StateMark state="agrees">
            已撤销：{undo.data.voided} 条作废，{undo.data.restored} 条恢复为导入前的内容。
          </StateMark>
        </p>
      ) : null}
      <Answer of={batches}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Nothing>还没有导入过。导入文件以后，在这里看每一批，需要时整批撤销。</Nothing>
          ) : (
            <>
              <div className="wide">
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">时间</th>
                      <th scope="col">谁导入的</th>
                      <th scope="col">文件</th>
                      <th scope="col">台账</th>
                      {['新增', '变更', '相同', '没有导入', '更正的格'].map((title) => (
                        <th key={title} scope="col" className="number">
                          {title}
                        </th>
                      ))}
                      <th scope="col">状态</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((batch) => (
                      <BatchLine
                        key={batch.id}
                        batch={batch}
                        busy={undo.isPending}
                        onUndo={() =>
                          // Refused because of a change in the meantime: the list is out of date.
                          undo.mutate(
                            { path: { batch: batch.id } },
                            { onError: () => void batches.refetch() },
                          )
                        }
                      />
                    ))}
                  </tbody>
                </table>
              </div>
              <div className="row-actions">
                {after === null ? null : <Button onClick={() => change({ after: null })}>回到最近的</Button>}
                {next === null ? null : <Button onClick={() => change({ after: next })}>更早的</Button>}
              </div>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

interface BatchLineProps {
  readonly batch: Batch;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

function BatchLine({ batch, busy, onUndo }: BatchLineProps) {
  const { by, at, file, ledgers, inserted, updated, unchanged, refused, corrected } = batch;
  const rest = ledgers.length - NAMED;
  return (
    <tr>
      <td>{chineseMoment(at)}</td>
      <td>{by}</td>
      <td>{file}</td>
      <td>
        {ledgers.slice(0, NAMED).map(({ id, title }, place) => (
          <span key={id}>
            {place > 0 ? '、' : ''}
            <Go to={`/ledgers/${id}`}>{title}</Go>
          </span>
        ))}
        {rest > 0 ? `等 ${ledgers.length} 本` : ''}
      </td>
      {[inserted, updated, unchanged, refused, corrected].map((count, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- the columns do not move
        <td key={place} className="number">
          {count.toLocaleString('zh-CN')}
        </td>
      ))}
      <td>
        <BatchState batch={batch} busy={busy} onUndo={onUndo} />
      </td>
    </tr>
  );
}

function BatchState({ batch, busy, onUndo }: BatchLineProps) {
  const { modal } = App.useApp();
  const { undone, mayUndo, inserted, updated, file } = batch;
  if (undone)
    return (
      <StateMark state="none">
        已撤销（{undone.by}，{chineseMoment(undone.at)}）
      </StateMark>
    );
  if (inserted + updated === 0) return <StateMark state="none">没有改变什么</StateMark>;
  const ask = (): void => {
    void modal.confirm({
      title: `撤销“${file}”这一批？`,
      content: `新增的 ${inserted.toLocaleString('zh-CN')} 条作废，变更的 ${updated.toLocaleString('zh-CN')} 条恢复为导入前的内容。`,
      okText: '撤销',
      cancelText: '不撤销',
      onOk: onUndo,
    });
  };
  return (
    <>
      <StateMark state="agrees">已导入</StateMark>{' '}
      {mayUndo ? (
        <Button size="small" disabled={busy} onClick={ask}>
          撤销
        </Button>
      ) : null}
    </>
  );
}
