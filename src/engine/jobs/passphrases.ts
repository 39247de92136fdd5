import { randomUUID } from 'node:crypto';

/**
 * Passphrases of backups that are still to be taken, in the memory of this program alone: what a passphrase guards
 * against is somebody who has the disk. A job that another program takes over has none, and says so.
 */
export class Passphrases {
  readonly #kept = new Map<string, string>();

  /** @returns the ticket under which it is kept */
  keep(passphrase: string): string {
    const ticket = randomUUID();
    this.#kept.set(ticket, passphrase);
    return ticket;
  }

  of(ticket: string): string | null {
    return this.#kept.get(ticket) ?? null;
  }

  forget(ticket: string): void {
    this.#kept.delete(ticket);
  }
}
