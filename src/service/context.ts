import type { Passphrases } from '#engine/jobs/index.ts';
import type { Signer } from '#proof/manifest/installation-key.ts';
import type { Database } from '#kernel/db/index.ts';
import type { FileStore } from '#kernel/files/index.ts';
import type { RateLimits } from '#kernel/http/index.ts';
import type { Workers } from '#kernel/jobs/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { ReminderMeans } from '#kernel/notify/index.ts';
import type { PendingSignIns } from './single-sign-on.ts';

/** Everything that the service uses, made once at its start. */
export interface ServerContext {
  readonly db: Database;
  readonly pack: Pack;
  readonly region: { readonly id: number; readonly name: string };
  /** Where the packs are, the base pack first. */
  readonly packDirectories: readonly string[];
  /** Where temporary files of exports are made. */
  readonly dataDir: string;
  readonly files: FileStore;
  /** Called when there is new work. */
  readonly jobs: Pick<Workers, 'poke'>;
  readonly now: () => Date;
  /** Opened at first use, because opening creates the key. */
  readonly signer: () => Signer;
  /**
   * The origin under which browsers reach the service, "https://mingze.example". Cookies, redirects and the check of
   * origins use it.
   */
  readonly origin: string;
  /** True behind our own proxy: then the last address of X-Forwarded-For is trusted. */
  readonly behindProxy: boolean;
  readonly limits: RateLimits;
  /** The secret that the identity provider has given this program; null for a public client. */
  readonly oidcSecret: string | null;
  readonly pending: PendingSignIns;
  /** The channels of reminders. */
  readonly reminders: ReminderMeans;
  /** Passphrases of pending backups, shared with the workers. */
  readonly passphrases: Passphrases;
  /** The code that opens an empty city, shown at the start to whoever started it. Null where accounts exist already. */
  readonly firstRun: { readonly code: string } | null;
  /** Called with unexpected errors and the incident that the user got. */
  readonly report: (error: unknown, incident: string) => void;
}

/** True where browsers reach the service by https. */
export function isTls({ origin }: Pick<ServerContext, 'origin'>): boolean {
  return origin.startsWith('https:');
}
