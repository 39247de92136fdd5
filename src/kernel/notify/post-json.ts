import { lookup } from 'node:dns';
import { request as plain } from 'node:http';
import { type RequestOptions, request as secure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isInner } from './addresses.ts';
import { ChannelFault, reasonOf } from './channel-fault.ts';
import type { RobotTarget } from './robot-address.ts';

const WAIT_MS = 10_000;
const MOST_BYTES = 64 * 1024;

/**
 * Sends JSON and returns the answer. No redirect is followed. The address is checked in the same look-up that the
 * connection uses: fetch would look the name up a second time, and might get another address.
 * @throws ChannelFault
 */
export async function postJson({ url, named }: RobotTarget, body: unknown): Promise<unknown> {
  const sent = Buffer.from(JSON.stringify(body));
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    signal: AbortSignal.timeout(WAIT_MS),
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': sent.length },
    ...(named ? {} : { lookup: outside }),
  };
  const { status, text } = await exchange(url, options, sent);
  if (status < 200 || status > 299) throw new ChannelFault(`对方回答 ${status}`, false);
  try {
    return JSON.parse(text);
  } catch {
    throw new ChannelFault('对方的回答读不懂', false);
  }
}

function exchange(
  url: URL,
  options: RequestOptions,
  body: Buffer,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((done, fail) => {
    const broken = (error: NodeJS.ErrnoException): void => {
      const late = error.name === 'AbortError' || error.name === 'TimeoutError';
      fail(
        error instanceof ChannelFault
          ? error
          : new ChannelFault(reasonOf(late ? 'ETIMEDOUT' : error.code), true, error),
      );
    };
    const asking = (url.protocol === 'https:' ? secure : plain)(url, options, (answer) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > MOST_BYTES) answer.destroy(new ChannelFault('对方的回答太长', false));
        else parts.push(part);
      });
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
      );
      answer.on('error', broken);
    });
    asking.on('error', broken);
    asking.end(body);
  });
}

/** Looks a name up, and refuses it when any of its addresses is an inner one. */
const outside: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return answer(error, []);
    if (found.length === 0 || found.some(({ address }) => isInner(address)))
      return answer(new ChannelFault('这个主机名指向内网', false), []);
    const [first] = found;
    return options.all ? answer(null, found) : answer(null, first?.address ?? '', first?.family ?? 4);
  });
};
