import { randomUUID } from 'node:crypto';

/**
 * Passphrases of pending backups, only in the memory of this program: a passphrase protects against somebody who has
 * the disk. A job that another program takes over has none, and fails with that reason.
 */
export class Passphrases {
  readonly #kept = new Map<string, string>();

  /** @returns the ticket by which it is found */
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
