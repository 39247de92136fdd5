// A real mail server and a real receiver of webhooks on this machine.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What came by mail. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** The message as it was sent. */
  readonly raw: string;
  readonly secure: boolean;
  readonly user: string | null;
}

export interface MailBox {
  readonly port: number;
  readonly received: Received[];
  /** What becomes of a message that has come whole, before its sender is told; throws to refuse it. */
  onMessage: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A mail server. @param tls 'none' hides STARTTLS; 'starttls' offers it with a certificate that nobody vouches for */
export async function aMailBox(tls: 'none' | 'starttls' = 'none'): Promise<MailBox> {
  const received: Received[] = [];
  const box = { onMessage: async (): Promise<void> => undefined };
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: tls === 'none',
    disabledCommands: tls === 'none' ? ['STARTTLS'] : [],
    onAuth: ({ username, password }, _, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('wrong password')),
    onData: (stream, { envelope, secure, user }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        box.onMessage().then(
          () => {
            const { mailFrom, rcptTo } = envelope;
            received.push({
              from: mailFrom ? mailFrom.address : '',
              to: rcptTo.map(({ address }) => address),
              raw: Buffer.concat(parts).toString('utf8'),
              secure,
              user: typeof user === 'string' ? user : null,
            });
            done();
          },
          (error: Error) => done(error),
        );
      });
    },
  });
  // Connections that break are what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(box, {
    port,
    received,
    close: () => new Promise<void>((done) => server.close(() => done())),
  });
}

/** The text of a mail, its base64 or quoted-printable undone. */
export function textOf({ raw }: Received): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** What came to the receiver of webhooks. */
interface Posted {
  readonly path: string;
  readonly type: string | undefined;
  readonly body: unknown;
}

export interface RobotBox {
  readonly port: number;
  readonly posted: Posted[];
  /** What it answers. */
  answer: (response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

/** A receiver of webhooks that takes everything, until it is told otherwise. */
export async function aRobotBox(): Promise<RobotBox> {
  const posted: Posted[] = [];
  const box = {
    answer: (response: ServerResponse): void => void response.end('{"errcode":0,"errmsg":"ok"}'),
  };
  const server = createServer((request: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      posted.push({
        path: request.url ?? '',
        type: request.headers['content-type'],
        body: text === '' ? null : (JSON.parse(text) as unknown),
      });
      box.answer(response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return Object.assign(box, {
    port,
    posted,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  });
}
