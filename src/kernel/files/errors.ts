import { defineErrors } from '#kernel/errors/index.ts';

/** What the store of files refuses. */
export const fileErrors = defineErrors('files', {
  'FILE-TOO-LARGE': {
    status: 413,
    message: '文件超过 {most} MB，没有接收。',
    remedy: '压缩图片、拆成几个文件，或只上传需要的部分。',
  },
  'FILE-GONE': {
    status: 404,
    message: '没有这个文件。',
    remedy: '可能已撤下，也可能无权查看；刷新后再试。',
  },
  'FILE-EMPTY': {
    status: 400,
    message: '文件是空的（0 字节），没有接收。',
    remedy: '核对文件内容后重新上传。',
  },
  'FILE-QUARANTINED': {
    status: 422,
    message: '文件“{name}”经查毒程序检查带有病毒，已隔离，不能使用。',
    remedy: '请用杀毒软件清理电脑，换一份干净的文件再上传。',
  },
  'FILE-WAITING': {
    status: 409,
    message: '文件“{name}”还没有经过查毒，暂不能使用。',
    remedy: '稍后再试；一直如此请告知系统管理员检查查毒程序。',
  },
});
