import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of files, and of what may not be done with them. */
export const attachmentErrors = defineErrors('attachments', {
  'FILE-TYPE': {
    status: 415,
    message: '文件“{name}”不能接收：{reason}。',
    remedy: '可以上传{kinds}。',
  },
  'FILE-SECRET': {
    status: 422,
    message: '文件“{name}”带有国家秘密标志“{mark}”，没有接收，也没有留存。',
    remedy: '本系统不得处理国家秘密。请立即从本机按保密规定处置该文件；如系误标，删去标志后再上传。',
  },
  'FILE-NOT-YOURS': {
    status: 403,
    message: '这个文件不是您上传的，也不在您能查阅的记录中。',
    remedy: '请先上传文件，再附到记录上。',
  },
  'FILE-ROW': {
    status: 409,
    message: '“{ledger}”的这条记录不能附文件：{reason}。',
    remedy: '换一条记录，或先改变记录的状态。',
  },
});
