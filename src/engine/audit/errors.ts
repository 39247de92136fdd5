import { defineErrors } from '#kernel/errors/index.ts';

/** What the log refuses. */
export const auditErrors = defineErrors('audit', {
  'AUDIT-CHECKPOINT-FILE': {
    status: 422,
    message: '文件 {path} 不是审计日志的校验点。',
    remedy: '请给出 mingze audit checkpoint 写出的文件。',
  },
  'AUDIT-EMPTY': {
    status: 409,
    message: '审计日志还是空的，没有可以签发校验点的条目。',
    remedy: '做过第一件事（如导入）以后再运行。',
  },
});
