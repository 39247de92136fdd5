import { withChange } from '#engine/audit/index.ts';
import { type Account, accountByOidc, authErrors, lockedFor } from '#kernel/auth/index.ts';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import { openSession, type SignedIn, type SignInRequest } from './sign-in.ts';

type SingleRequest = Omit<SignInRequest, 'login' | 'password' | 'code'> & {
  /** `sub` of the provider, whose tokens the caller has verified. */
  readonly subject: string;
};

/**
 * Signs in a user whom an identity provider has authenticated. The account must have the provider's id.
 * @throws AUTH-REFUSED, AUTH-LOCKED
 */
export async function signInSingle(request: SingleRequest): Promise<SignedIn> {
  const { db, region, subject, address, via, now } = request;
  const name = subject.slice(0, 100);
  const actor = { account: null, name, post: null, unit: null, address, via };
  const scope = { region, ...WHOLE_REGION };
  const signedIn = await withChange<SignedIn | Error>(db, { scope, actor, now }, async (client) => {
    const account: Account | null = await accountByOidc(client, region, subject);
    const minutes = account ? lockedFor(account, now) : 0;
    if (!account || account.disabled || minutes > 0) {
      const reason = minutes > 0 ? '锁定期间' : '没有对应的账号，或账号已停用';
      const refusal =
        minutes > 0 ? authErrors.error('AUTH-LOCKED', { minutes }) : authErrors.error('AUTH-REFUSED');
      const data = { name, method: 'single_sign_on', attempts: 1, reason } as const;
      return { result: refusal, events: [{ type: 'sign_in.failed', data }] };
    }
    const bearer = await openSession(client, { ...request, account, vouched: true });
    const event: AuditEvent = {
      type: 'sign_in.ok',
      data: { name: account.name, method: 'single_sign_on' },
    };
    // The provider has its own password rules, so no change of password is required here.
    return { result: { bearer, account: account.id, mustChange: false }, events: [event] };
  });
  if (signedIn instanceof Error) throw signedIn;
  return signedIn;
}
