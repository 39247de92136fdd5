import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;

/** A new secret for an authenticator app, and the address for its QR code (RFC 6238, SHA-1, six digits). */
export function newTotp(issuer: string, label: string): { readonly secret: string; readonly uri: string } {
  const secret = new Secret({ size: 20 });
  return { secret: secret.base32, uri: totpOf(secret.base32, issuer, label).toString() };
}

/**
 * The time step of a code that is valid now, one step early or one late; null when it is wrong or not later than
 * `last`, because a code is accepted once (ASVS 5.0, 6.5.1).
 */
export function totpStep(secret: string, code: string, now: Date, last: bigint): bigint | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return null;
  const step = BigInt(Math.floor(now.getTime() / 1000 / PERIOD) + delta);
  return step > last ? step : null;
}

function totpOf(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period: PERIOD });
}
