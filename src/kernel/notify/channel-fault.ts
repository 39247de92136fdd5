/** A message that could not be sent: why, in Chinese. */
export class ChannelFault extends Error {
  override readonly name = 'ChannelFault';
  /** True when the whole channel failed: other recipients need not be tried now. */
  readonly unreached: boolean;

  constructor(reason: string, unreached: boolean, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.unreached = unreached;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: '对方没有开着',
  ECONNRESET: '连接被对方断开',
  ENOTFOUND: '找不到这个主机名',
  EAI_AGAIN: '找不到这个主机名',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ETIMEDOUT: '等不到回答',
  ECONNECTION: '连不上',
  ETLS: '加密连接没有建立',
  ESOCKET: '连不上，或加密连接没有建立',
  EDNS: '找不到这个主机名',
  EAUTH: '用户名或口令不对',
  EENVELOPE: '对方不收这个地址',
};

/** The words for an error code of Node.js or of the mail library. */
export function reasonOf(code: unknown): string {
  const text = String(code);
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(text)) return '对方的证书不可信';
  return REASONS[text] ?? `没有送达（${text}）`;
}
