import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of an uploaded pack. */
export const definitionErrors = defineErrors('definitions', {
  'PACK-ARCHIVE': {
    status: 422,
    message: '压缩包“{name}”读不出定义包：{reason}。',
    remedy: '把定义包的目录压缩成一个 .zip（其中有 pack.yaml，文件都是 UTF-8 的 YAML 或 Markdown）再上传。',
  },
});
