import { notifyErrors } from './errors.ts';
import { bare, isOwnMachine } from './addresses.ts';

/** The mail server of the installation, with its credentials. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS, which may be missing only on this machine. */
  readonly secure: boolean;
  readonly user: string | null;
  readonly password: string | null;
}

const PORTS: Readonly<Record<string, number>> = { 'smtps:': 465, 'smtp:': 587 };

/**
 * Reads "smtps://user:password@host:465". Server and password both come from the environment: a user who could set
 * another server would receive the password.
 * @returns null where there is none
 * @throws REMIND-SMTP
 */
export function mailServerOf(written: string | undefined): MailServer | null {
  if (written === undefined || written.trim() === '') return null;
  const refuse = (reason: string) => notifyErrors.error('REMIND-SMTP', { reason });
  const url = URL.canParse(written) ? new URL(written) : null;
  const port = PORTS[url?.protocol ?? ''];
  if (!url || port === undefined) throw refuse('不是 smtp:// 或 smtps:// 开头的地址');
  if (url.hostname === '') throw refuse('没有主机名');
  return {
    host: bare(url.hostname),
    port: url.port === '' ? port : Number(url.port),
    secure: url.protocol === 'smtps:',
    user: url.username === '' ? null : decoded(url.username, refuse),
    password: url.password === '' ? null : decoded(url.password, refuse),
  };
}

function decoded(text: string, refuse: (reason: string) => Error): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refuse('用户或口令里的 % 没有编码');
  }
}

const WAIT_MS = 10_000;

/** The connection options of the library. */
export function connectionTo({ host, port, secure, user, password }: MailServer) {
  return {
    host,
    port,
    secure,
    requireTLS: !secure && !isOwnMachine(host),
    tls: { minVersion: 'TLSv1.2' as const },
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    // The content is text: nothing in it may make the library read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
