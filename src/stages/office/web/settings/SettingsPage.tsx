import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Page } from '#web/ui/Page.tsx';
import { useMe } from '#web/ui/session.ts';
import { BegunOn } from './rules/BegunOn.tsx';
import { KeepDays } from './rules/KeepDays.tsx';
import { SecondFactorRule } from './rules/SecondFactorRule.tsx';
import { SingleSignOn } from './rules/SingleSignOn.tsx';
import { SmallOffice } from './rules/SmallOffice.tsx';
import { TakeBackup } from './rules/TakeBackup.tsx';

/** The settings of the city: each administrator sees his own. */
export function SettingsPage() {
  const { post } = useMe();
  const settings = useOperation('GET /api/v1/settings');
  return (
    <Page
      title="设置"
      says="改动在当时生效，并记入审计日志。"
      help={
        <>
          <p>
            小单位：没有三个人可以分任三员时才打开，须第二个人同意。人手够了就关上，已经兼任的先结束任职。
          </p>
          <p>统一身份认证：填好以后，登录页多一个“用统一身份认证登录”，账号要先在“账号”页与认证编号对上。</p>
        </>
      }
    >
      <Answer of={settings}>
        {(city) =>
          post.power === 'system' ? (
            <div className="sheet">
              <TakeBackup />
              <BegunOn on={city.begunOn} />
              <KeepDays days={city.keepDays} />
            </div>
          ) : (
            <div className="sheet">
              <SecondFactorRule demand={city.secondFactor} />
              <SmallOffice on={city.smallOffice} />
              <SingleSignOn issuer={city.oidcIssuer} client={city.oidcClient} />
            </div>
          )
        }
      </Answer>
    </Page>
  );
}
