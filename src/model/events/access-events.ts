import { z } from 'zod';
import { because, count, eventKind, fromTo, holder, text } from './event-kind.ts';

const post = z.strictObject({
  post: text,
  title: text,
  unit: text,
  account: text.nullable(),
  name: text.nullable(),
  from: text.nullable(),
  to: text.nullable(),
  reason: text.nullable(),
});
const right = z.strictObject({ post: text, title: text, right: text, scope: text, reason: text.nullable() });
/** Who has access to a sealed matter. */
const knowledge = z.strictObject({
  matter: text,
  title: text,
  account: text,
  name: text,
  until: text.nullable(),
  reason: text,
});
const proposal = z.strictObject({ proposal: text, what: text, reason: text });
const disclosure = z.strictObject({ request: text, matter: text, title: text, reason: text });

export const accessEvents = {
  'post.assigned': eventKind(
    post,
    ({ title, unit, name, account, from, to, reason }) =>
      `由${holder({ name, account })}担任${unit}“${title}”${from === null ? '' : `，自 ${from}`}${to === null ? '' : `至 ${to}`}${because(reason)}`,
  ),
  'post.batch': eventKind(
    z.strictObject({ file: text, appointed: count, kept: count }),
    ({ file, appointed, kept }) => `按工作簿“${file}”任用 ${appointed} 个岗位，已任的 ${kept} 个不变`,
  ),
  'post.ended': eventKind(
    post,
    ({ title, unit, name, account, to, reason }) =>
      `${holder({ name, account })}不再担任${unit}“${title}”${to === null ? '' : `，自 ${to}`}${because(reason)}`,
  ),
  'post.changed': eventKind(
    post.extend({ field: text, before: text.nullable(), after: text.nullable() }),
    ({ title, unit, field, before, after, reason }) =>
      `更改${unit}“${title}”的${field}：${fromTo(before, after)}${because(reason)}`,
  ),
  'post.acted_for': eventKind(
    post.extend({ deputy: text }),
    ({ title, unit, name, deputy, from, to, reason }) =>
      `“${deputy}”代“${name ?? ''}”行使${unit}“${title}”的职权${from === null ? '' : `，自 ${from}`}${to === null ? '' : `至 ${to}`}${because(reason)}`,
  ),
  'right.granted': eventKind(
    right,
    ({ title, right: what, scope, reason }) => `授予“${title}”${what}（${scope}）${because(reason)}`,
  ),
  'right.withdrawn': eventKind(
    right,
    ({ title, right: what, scope, reason }) => `收回“${title}”的${what}（${scope}）${because(reason)}`,
  ),
  'right.refused': eventKind(
    z.strictObject({ right: text, what: text }),
    ({ right: needed, what }) => `越权操作被拒绝：${what}（缺少${needed}）`,
  ),
  'knowledge.granted': eventKind(
    knowledge,
    ({ title, name, until, reason }) =>
      `准许“${name}”知悉封存事项“${title}”${until === null ? '' : `，至 ${until}`}${because(reason)}`,
  ),
  'knowledge.withdrawn': eventKind(
    knowledge,
    ({ title, name, reason }) => `撤销“${name}”对封存事项“${title}”的知悉${because(reason)}`,
  ),
  'proposal.asked': eventKind(
    proposal,
    ({ what, reason }) => `提请另一名管理员同意：${what}${because(reason)}`,
  ),
  'proposal.decided': eventKind(
    proposal.extend({ allowed: z.boolean() }),
    ({ what, allowed, reason }) => `${allowed ? '同意' : '不同意'}：${what}${because(reason)}`,
  ),
  'disclosure.requested': eventKind(
    disclosure,
    ({ title, reason }) => `申请查看封存事项“${title}”${because(reason)}`,
  ),
  'disclosure.decided': eventKind(
    disclosure.extend({ allowed: z.boolean() }),
    ({ title, allowed, reason }) => `${allowed ? '同意' : '不同意'}查看封存事项“${title}”${because(reason)}`,
  ),
};
