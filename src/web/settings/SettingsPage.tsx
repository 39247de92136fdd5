import { useOperation } from '../api/use-operation.ts';
import { Answer } from '../ui/Answer.tsx';
import { Page } from '../ui/Page.tsx';
import { useMe } from '../ui/session.ts';
import { KeepDays } from './rules/KeepDays.tsx';
import { SecondFactorRule } from './rules/SecondFactorRule.tsx';
import { SingleSignOn } from './rules/SingleSignOn.tsx';
import { SmallOffice } from './rules/SmallOffice.tsx';
import { TakeBackup } from './rules/TakeBackup.tsx';

/** The settings of the city: each administrator sees those that are his. */
export function SettingsPage() {
  const { post } = useMe();
  const settings = useOperation('GET /api/v1/settings');
  return (
    <Page title="设置" says="改动在当时生效，并记入审计日志。">
      <Answer of={settings}>
        {(city) =>
          post.power === 'system' ? (
            <div className="sheet">
              <TakeBackup />
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
