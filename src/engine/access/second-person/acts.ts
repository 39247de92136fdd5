import type { Power } from '#model/access/types.ts';

/**
 * Acts by which one administrator alone could take over any account, or copy everything; who may request them, and
 * their words.
 */
export const SECOND_PERSON_ACTS = {
  small_office: { power: 'security', words: () => '启用“小单位”（三员可由一人兼任）' },
  identity_provider: {
    power: 'security',
    words: (subject: string) => `以 ${subject.split(' ')[0] ?? ''} 为统一身份认证`,
  },
  administrator_password: { power: 'system', words: (login: string) => `重置管理员账号“${login}”的口令` },
  backup: { power: 'system', words: () => '由接口备份并下载全部数据' },
} as const satisfies Readonly<
  Record<string, { readonly power: Power; readonly words: (subject: string) => string }>
>;
export type SecondPersonAct = keyof typeof SECOND_PERSON_ACTS;

/** An act that needs a second person, about to be done or requested. */
export interface Dangerous {
  readonly act: SecondPersonAct;
  /**
   * The exact subject, so that only this is agreed to: a provider and its client, a login; '' where there is only one.
   */
  readonly subject: string;
}
