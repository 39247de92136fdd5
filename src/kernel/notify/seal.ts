import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const SHORTEST = 32;
const [IV, TAG] = [12, 16];

/** Encrypts what must not be in the database in clear; `of` names the owner, and only the same owner can decrypt it. */
export interface Seal {
  close(text: string, of: string): string;
  /** Null where the key differs, or the text was changed. */
  open(sealed: string, of: string): string | null;
}

/**
 * A seal by a key of the environment (AES-256-GCM).
 * @param written MINGZE_REMINDER_KEY; null where it is missing or too short to be a key
 */
export function sealOf(written: string | undefined): Seal | null {
  if (written === undefined || written.length < SHORTEST) return null;
  const key = Buffer.from(hkdfSync('sha256', written, '', 'mingze reminders', 32));
  return Object.freeze({
    close: (text: string, of: string): string => {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(of));
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), closed]).toString('base64url');
    },
    open: (sealed: string, of: string): string | null => {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG });
        decipher.setAAD(Buffer.from(of)).setAuthTag(bytes.subarray(IV, IV + TAG));
        return decipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
  });
}
