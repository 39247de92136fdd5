import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { useMe } from '#web/ui/session.ts';
import { personAt } from '#model/text/person-at.ts';
import { NumberCounts } from '../room/NumberCounts.tsx';
import { offered } from '../room/offered.ts';
import { answeredFor } from '../room/proven-words.ts';
import { ShowPerson, type Shown } from './ShowPerson.tsx';
import type { ReportPath, Signing } from './signing.ts';

interface SignButtonProps {
  readonly path: ReportPath;
  readonly signing: Signing;
}

/** Signs the shown content, after a question about it and a proof of presence. */
export function SignButton({ path, signing }: SignButtonProps) {
  const { digest, room, confirm, fresh, mine } = signing;
  const may = offered(room).sign && !mine;
  // After signing on again the user continues where he was.
  const [open, setOpen] = useState(fresh && digest !== null && may);
  const [shown, setShown] = useState<Shown>({});
  const { post, session } = useMe();
  const sign = useAct('POST /api/v1/reports/{report}/{year}/sign', () => {
    setOpen(false);
    setShown({});
  });
  const close = (): void => {
    setOpen(false);
    setShown({});
    sign.reset();
  };
  const ready = shown.password !== undefined || shown.code !== undefined || fresh;
  const version = (room.signing?.issued ?? 0) + 1;
  const said = answeredFor(room.quantities);
  if (!may && digest !== null) return null;
  return (
    <>
      <Button type="primary" disabled={digest === null} onClick={() => setOpen(true)}>
        签批以下内容
      </Button>
      <Modal
        title="确认签批"
        open={open}
        destroyOnHidden
        onCancel={close}
        footer={
          <>
            <Button onClick={close}>不办了</Button>
            <Button
              type="primary"
              disabled={!ready || digest === null}
              loading={sign.isPending}
              onClick={() => {
                if (digest !== null) sign.mutate({ path, body: { digest, ...shown } });
              }}
            >
              签批
            </Button>
          </>
        }
      >
        <dl className="sign-what">
          <dt>签批的文件</dt>
          <dd>《{room.title}》</dd>
          <dt>年度和版次</dt>
          <dd>
            {path.year}年度，
            {version === 1 ? '第一次印发' : `印发为第 ${version} 版，替换第 ${version - 1} 版`}
          </dd>
          <dt>内容</dt>
          <dd>
            <NumberCounts room={room} />
          </dd>
          {said.length === 0 ? null : (
            <>
              <dt>由人书面说明的数字</dt>
              {said.map(({ text, words, reason, by }, at) => (
                <dd key={`${at} ${words}`}>
                  “{words}”中的“{text}”：{reason}（{by ? personAt(by.office, by.name) : ''}）
                </dd>
              ))}
            </>
          )}
          <dt>签批人</dt>
          <dd>{personAt(`${post.unitName} ${post.title}`, session.account.name)}</dd>
        </dl>
        <ProblemNotice error={sign.error} />
        <ShowPerson means={confirm} fresh={fresh} path={path} shown={shown} onShow={setShown} />
      </Modal>
    </>
  );
}
