import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of reading a report as a template. */
export const learningErrors = defineErrors('learning', {
  'LEARN-UNREADABLE': {
    status: 422,
    exitCode: 3,
    message: '文件“{name}”读不出报告：{reason}。',
    remedy:
      '能读的是 Word 文档（.docx）和纯文本（.txt，UTF-8 或 GB18030）：请用 Word 或 WPS 另存为其中一种后再试。',
  },
  'LEARN-EXISTS': {
    status: 409,
    exitCode: 3,
    message: '已有文件 {path}，没有改动它。',
    remedy: '请用 --out 指定另一个目录，或先移走原来的文件。',
  },
});
