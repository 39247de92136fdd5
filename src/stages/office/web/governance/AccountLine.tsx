import type { Operations } from '#web/api/operations.ts';
import { useAct } from '#web/api/use-operation.ts';
import { AskSecondPerson } from '#web/ui/AskSecondPerson.tsx';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';

type Account = Operations['GET /api/v1/accounts']['answer']['items'][number];

interface AccountLineProps {
  readonly account: Account;
  /** The power of the reader, which decides the acts. */
  readonly power: string | null;
  readonly tell: (once: string) => void;
}

/** An account with the acts of its administrators: one manages accounts, the other locks and second factors. */
export function AccountLine({ account, power, tell }: AccountLineProps) {
  return (
    <tr>
      <td>{account.login}</td>
      <td>{account.name}</td>
      <td>{account.units.join('、') || '还没有任用'}</td>
      <td>
        <AccountState account={account} />
      </td>
      <td>{account.secondFactor ? '已启用' : '未启用'}</td>
      <td>{account.signedInAt === null ? '没有登录过' : chineseMoment(account.signedInAt)}</td>
      <td>{chineseMoment(account.createdAt)}</td>
      <td>
        {power === 'system' ? <Keeping account={account} tell={tell} /> : null}
        {power === 'security' ? <Securing account={account} /> : null}
      </td>
    </tr>
  );
}

function Keeping({
  account: { id, login, disabled },
  tell,
}: {
  readonly account: Account;
  readonly tell: AccountLineProps['tell'];
}) {
  const reset = useAct('POST /api/v1/accounts/{id}/reset-password', ({ password }) =>
    tell(`${login} 的一次性口令：${password}（只显示这一次）`),
  );
  const disable = useAct('POST /api/v1/accounts/{id}/disable');
  const enable = useAct('POST /api/v1/accounts/{id}/enable');
  const given = (reason: string) => ({ path: { id }, body: { reason } });
  const change = disabled ? enable : disable;
  const says = disabled ? '恢复' : '停用';
  return (
    <>
      <div className="row-actions">
        <ReasonButton
          size="small"
          says="重置口令"
          asks="为什么重置"
          onReason={(r) => reset.mutate(given(r))}
        />
        <ReasonButton
          size="small"
          says={says}
          asks={`为什么${says}`}
          onReason={(r) => change.mutate(given(r))}
        />
      </div>
      <AskSecondPerson error={reset.error} act="administrator_password" subject={login} />
      <ProblemNotice error={disable.error ?? enable.error} />
    </>
  );
}

function Securing({ account: { id, lockedUntil, secondFactor } }: { readonly account: Account }) {
  const unlock = useAct('POST /api/v1/accounts/{id}/unlock');
  const remove = useAct('POST /api/v1/accounts/{id}/remove-second-factor');
  const end = useAct('POST /api/v1/accounts/{id}/end-sessions');
  const given = (reason: string) => ({ path: { id }, body: { reason } });
  return (
    <>
      <div className="row-actions">
        {lockedUntil === null ? null : (
          <ReasonButton
            size="small"
            says="解锁"
            asks="为什么解锁"
            onReason={(r) => unlock.mutate(given(r))}
          />
        )}
        {secondFactor ? (
          <ReasonButton
            size="small"
            says="撤销动态口令"
            asks="为什么撤销"
            onReason={(r) => remove.mutate(given(r))}
          />
        ) : null}
        <ReasonButton
          size="small"
          says="结束会话"
          asks="为什么结束：在各处的登录和令牌都失效，本人须重新登录"
          onReason={(r) => end.mutate(given(r))}
        />
      </div>
      <ProblemNotice error={unlock.error ?? remove.error ?? end.error} />
    </>
  );
}

function AccountState({ account: { disabled, lockedUntil, mustChange } }: { readonly account: Account }) {
  if (disabled) return <StateMark state="none">已停用</StateMark>;
  if (lockedUntil !== null) return <StateMark state="fails">锁定至 {chineseMoment(lockedUntil)}</StateMark>;
  if (mustChange) return <StateMark state="warning">等本人换口令</StateMark>;
  return <StateMark state="agrees">可登录</StateMark>;
}
