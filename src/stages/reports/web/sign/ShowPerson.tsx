import { Button, Input } from 'antd';
import { useId } from 'react';
import { useAct } from '#web/api/use-operation.ts';
import { Go } from '#web/ui/Go.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import type { ReportPath, Signing } from './signing.ts';

/** The typed proof of presence. */
export interface Shown {
  readonly password?: string;
  readonly code?: string;
}

interface ShowPersonProps {
  readonly means: Signing['confirm'];
  /** He has just signed on again. */
  readonly fresh: boolean;
  readonly path: ReportPath;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

/** Has the signer prove his presence, by the means of his account. */
export function ShowPerson({ means, fresh, path, shown, onShow }: ShowPersonProps) {
  const field = useId();
  const anew = useAct('POST /api/v1/session/oidc/confirm', ({ url }) => location.assign(url));
  if (fresh) return <StateMark state="agrees">刚重新作过统一身份认证，可以签批。</StateMark>;
  if (means.length === 0)
    return (
      <StateMark state="fails">
        这个账号没有可以确认本人的办法。请到<Go to="/me">我的账号</Go>
        设置动态口令，或请系统管理员重置口令、自己改过以后再签。
      </StateMark>
    );
  return (
    <>
      {means.includes('second_factor') ? (
        <div className="show-person">
          <label htmlFor={field}>动态口令（手机上的验证器显示的 6 位数字，用一次即失效）</label>
          <Input
            id={field}
            autoFocus
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            onChange={({ target }) => {
              const code = target.value.trim();
              onShow(/^\d{6}$/.test(code) ? { code } : {});
            }}
          />
        </div>
      ) : null}
      {means.includes('password') ? (
        <div className="show-person">
          <label htmlFor={field}>确认是您本人：填您登录用的口令</label>
          <Input.Password
            id={field}
            autoFocus
            autoComplete="current-password"
            value={shown.password ?? ''}
            onChange={({ target }) => onShow(target.value === '' ? {} : { password: target.value })}
          />
        </div>
      ) : null}
      {means.includes('single_sign_on') ? (
        <div className="show-person">
          <Button
            loading={anew.isPending}
            onClick={() => anew.mutate({ body: { to: `/reports/${path.report}/${path.year}/sign` } })}
          >
            重新作一次统一身份认证
          </Button>
          <p className="quiet">转到统一身份认证，办完回到这里；五分钟内有效，只用一次。</p>
        </div>
      ) : null}
      <ProblemNotice error={anew.error} />
    </>
  );
}
