import type { Passphrases } from '#engine/jobs/index.ts';
import type { Signer } from '#proof/manifest/installation-key.ts';
import type { Database } from '#kernel/db/index.ts';
import type { FileStore } from '#kernel/files/index.ts';
import type { RateLimits } from '#kernel/http/index.ts';
import type { Workers } from '#kernel/jobs/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { ReminderMeans } from '#kernel/notify/index.ts';
import type { PendingSignIns } from './single-sign-on.ts';

/** What the service runs on, made once at its start. */
export interface ServerContext {
  readonly db: Database;
  readonly pack: Pack;
  readonly region: { readonly id: number; readonly name: string };
  /** Where the packs are, the base pack first. */
  readonly packDirectories: readonly string[];
  /** Where temporary files of exports are made. */
  readonly dataDir: string;
  readonly files: FileStore;
  /** Told when there is new work. */
  readonly jobs: Pick<Workers, 'poke'>;
  readonly now: () => Date;
  /** Opened when first needed, because that makes the key. */
  readonly signer: () => Signer;
  /** How browsers reach the service, "https://mingze.example". Cookies, redirects and the check of origins go by it. */
  readonly origin: string;
  /** True behind a proxy of one's own: then the last address of X-Forwarded-For is believed. */
  readonly behindProxy: boolean;
  readonly limits: RateLimits;
  /** The secret that the identity provider has given this program; null for a public client. */
  readonly oidcSecret: string | null;
  readonly pending: PendingSignIns;
  /** What reminders can be sent with. */
  readonly reminders: ReminderMeans;
  /** Of backups that are still to be taken; the same that the workers have. */
  readonly passphrases: Passphrases;
  /** What opens an empty city: told at the start to whoever started it. Null where there was somebody already. */
  readonly firstRun: { readonly code: string } | null;
  /** Told of errors that nobody foresaw, with the incident that the user was told. */
  readonly report: (error: unknown, incident: string) => void;
}

/** True where browsers reach the service by https. */
export function isTls({ origin }: Pick<ServerContext, 'origin'>): boolean {
  return origin.startsWith('https:');
}
