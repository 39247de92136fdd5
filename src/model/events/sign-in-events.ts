import { z } from 'zod';
import { beijingTime } from '../time/beijing-time.ts';
import { because, count, eventKind, fromTo, holder, text } from './event-kind.ts';

/** A name that was typed at sign-in; the account need not exist. No password, code or token ever enters the log. */
const typed = z.strictObject({ name: text, method: z.enum(['password', 'single_sign_on', 'token']) });
const account = z.strictObject({ account: text, name: text, reason: text.nullable() });
/** How a signed-in user proved his presence once more. */
export const CONFIRM_MEANS = ['password', 'second_factor', 'single_sign_on'] as const;
export type ConfirmMeans = (typeof CONFIRM_MEANS)[number];
/** The means in words. */
export const CONFIRM_WORDS: Readonly<Record<ConfirmMeans, string>> = {
  password: '口令',
  second_factor: '动态口令',
  single_sign_on: '重新作的统一身份认证',
};
const METHODS = { password: '口令', single_sign_on: '统一身份认证', token: '接口令牌' };

export const signInEvents = {
  'sign_in.ok': eventKind(typed, ({ name, method }) => `“${name}”以${METHODS[method]}登录`),
  'sign_in.failed': eventKind(
    typed.extend({ attempts: count, reason: text }),
    ({ name, attempts, reason }) => `“${name}”登录失败（${reason}），连续第 ${attempts} 次`,
  ),
  'sign_in.locked': eventKind(
    z.strictObject({ name: text, until: z.iso.datetime() }),
    ({ name, until }) => `“${name}”连续登录失败，锁定至 ${beijingTime(until)}`,
  ),
  'sign_in.out': eventKind(
    z.strictObject({ name: text, by: z.enum(['self', 'idle', 'administrator', 'password_changed']) }),
    ({ name, by }) =>
      `“${name}”退出登录${{ self: '', idle: '（久未操作）', administrator: '（被管理员强制退出）', password_changed: '（口令已改）' }[by]}`,
  ),
  'account.created': eventKind(account, (data) => `建立账号${holder(data)}${because(data.reason)}`),
  'account.batch': eventKind(
    z.strictObject({ file: text, created: count, kept: count }),
    ({ file, created, kept }) => `按工作簿“${file}”建立 ${created} 个账号，已有的 ${kept} 个不变`,
  ),
  'account.disabled': eventKind(account, (data) => `停用账号${holder(data)}${because(data.reason)}`),
  'account.enabled': eventKind(account, (data) => `恢复账号${holder(data)}${because(data.reason)}`),
  'account.unlocked': eventKind(account, (data) => `解锁账号${holder(data)}${because(data.reason)}`),
  'account.sessions_ended': eventKind(
    account,
    (data) => `结束账号${holder(data)}的全部会话和令牌${because(data.reason)}`,
  ),
  'account.password_changed': eventKind(
    account,
    (data) => `更改账号${holder(data)}的口令${because(data.reason)}`,
  ),
  'account.second_factor': eventKind(
    account.extend({ on: z.boolean() }),
    ({ name, on, reason }) => `${on ? '启用' : '停用'}账号“${name}”的动态口令${because(reason)}`,
  ),
  'account.changed': eventKind(
    account.extend({ field: text, before: text.nullable(), after: text.nullable() }),
    ({ name, field, before, after, reason }) =>
      `更改账号“${name}”的${field}：${fromTo(before, after)}${because(reason)}`,
  ),
  'token.created': eventKind(
    z.strictObject({ token: text, name: text, rights: z.array(text), until: z.iso.datetime() }),
    ({ name, rights, until }) =>
      `发出接口令牌“${name}”（${rights.join('、')}），有效至 ${beijingTime(until)}`,
  ),
  'token.withdrawn': eventKind(
    z.strictObject({ token: text, name: text, reason: text.nullable() }),
    ({ name, reason }) => `收回接口令牌“${name}”${because(reason)}`,
  ),
};
