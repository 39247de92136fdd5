import { createHmac } from 'node:crypto';
import type { Message } from './message.ts';
import type { RobotKind } from './robot-address.ts';

/** Maximum number of bytes of a text, by service. */
const MOST: Readonly<Record<RobotKind, number>> = { wecom: 4096, dingtalk: 20_000 };
const REST = '\n\n余下的请到明责查看。';

/** A message as that of a robot. */
export function robotMessage(kind: RobotKind, message: Message): unknown {
  const text = cut(markdown(message), MOST[kind]);
  if (kind === 'wecom') return { msgtype: 'markdown', markdown: { content: text } };
  return { msgtype: 'markdown', markdown: { title: message.subject, text } };
}

/** The address with 钉钉's signature: HMAC-SHA256 of the time and the secret, valid for an hour. */
export function signedAddress(url: URL, secret: string, now: Date): URL {
  const timestamp = String(now.getTime());
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  const signed = new URL(url);
  signed.searchParams.set('timestamp', timestamp);
  signed.searchParams.set('sign', sign);
  return signed;
}

/** Why a service refused a message; null when it accepted. Both answer with `errcode`. */
export function refusalOf(answer: unknown): string | null {
  const { errcode, errmsg } = (answer ?? {}) as { readonly errcode?: unknown; readonly errmsg?: unknown };
  if (errcode === 0) return null;
  const code = typeof errcode === 'number' ? String(errcode) : '没有回码';
  return `对方没有收下（${code}${typeof errmsg === 'string' ? ` ${errmsg.slice(0, 100)}` : ''}）`;
}

function markdown({ subject, intro, sections, link }: Message): string {
  const parts = sections.map(({ title, items }) =>
    [`**${title}**`, ...items.map((item, at) => `${at + 1}. ${plain(item)}`)].join('\n'),
  );
  const where = link === null ? [] : [`[打开明责](${link})`];
  return [`### ${plain(subject)}`, plain(intro), ...parts, ...where].join('\n\n');
}

const SIGNS: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '＊',
  '`': '｀',
  _: '＿',
  '@': '＠',
};

/** Names are plain text: they must not become links or mentions. */
function plain(text: string): string {
  return text.replaceAll(/[<>[\]*`_@]/g, (sign) => SIGNS[sign] ?? sign);
}

function cut(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let [out, bytes] = ['', Buffer.byteLength(REST)];
  for (const char of text) {
    bytes += Buffer.byteLength(char);
    if (bytes > most) break;
    out += char;
  }
  return `${out}${REST}`;
}
