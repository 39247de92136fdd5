import { Modal, Skeleton } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { actAs, leavePage } from '#web/api/acting.ts';
import { Refused } from '#web/api/client.ts';
import { ask, useOperation } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { type Me, MeContext } from '#web/ui/session.ts';
import { ChoosePost } from './ChoosePost.tsx';
import { FirstRun } from './FirstRun.tsx';
import { NewPassword } from './NewPassword.tsx';
import { NewSecondFactor } from './NewSecondFactor.tsx';
import { SignIn } from './SignIn.tsx';
import { OtherAccount } from './OtherAccount.tsx';
import { useBarred } from './signed-out.ts';

const leave = async (): Promise<void> => {
  await ask('DELETE /api/v1/session');
  leavePage();
};

/**
 * Shows the pages to a signed-in user with a post. An expired session is renewed in a dialog over the page, which keeps
 * everything that was typed.
 */
export function Gate({ children }: { readonly children: ReactNode }) {
  const barred = useBarred();
  const session = useOperation('GET /api/v1/session', undefined, { fresh: 60_000 });
  const city = useOperation('GET /api/v1/city', undefined, { fresh: Number.POSITIVE_INFINITY });
  const [entered, setEntered] = useState(false);
  const me = useMemo<Me | null>(() => {
    const post = session.data?.posts.find(({ id }) => id === session.data.acting);
    return session.data && post
      ? {
          session: session.data,
          post,
          city: city.data?.name ?? '',
          demo: city.data?.demo ?? false,
          begunOn: city.data?.begunOn ?? null,
        }
      : null;
  }, [session.data, city.data]);
  if (me && !session.data?.mustChange && !session.data?.mustEnrol) {
    if (!entered) setEntered(true);
    // Before anything below sends a request: idempotent, so that rendering twice does no harm.
    actAs({ account: me.session.account.id, post: me.post.id });
    return (
      <MeContext value={me}>
        {children}
        <Modal
          title={barred?.why === 'other' ? '这里换了人登录' : '登录已到期'}
          open={barred !== null}
          footer={null}
          closable={false}
          width={400}
          destroyOnHidden
        >
          {barred?.why === 'other' ? <OtherAccount words={barred.words} me={me} /> : <SignIn expired />}
        </Modal>
      </MeContext>
    );
  }
  return (
    <main className="gate">
      {city.data?.empty ? <FirstRun city={city.data.name} /> : gateOf(session, entered)}
    </main>
  );
}

function gateOf(
  session: ReturnType<typeof useOperation<'GET /api/v1/session'>>,
  entered: boolean,
): ReactNode {
  if (session.error instanceof Refused && session.error.problem.code === 'AUTH-OTHER')
    return <OtherAccount words={session.error.message} me={null} />;
  if (session.error instanceof Refused && session.error.problem.status === 401)
    return <SignIn expired={entered} />;
  if (session.data?.mustChange) return <NewPassword done={() => location.assign('/')} />;
  if (session.data?.mustEnrol) return <NewSecondFactor leave={() => void leave()} />;
  if (session.data) return <ChoosePost posts={session.data.posts} leave={() => void leave()} />;
  if (session.error) return <ProblemNotice error={session.error} again={() => void session.refetch()} />;
  return <Skeleton active={false} aria-label="正在打开" />;
}
