import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of backup and restore. */
export const backupErrors = defineErrors('backup', {
  'BACKUP-FILE': {
    status: 422,
    exitCode: 3,
    message: '备份文件 {path} 不能用：{reason}。没有恢复任何数据。',
    remedy: '核对文件是否拷贝完整、是否是 mingze backup 写出的，换一份备份再试。',
  },
  'BACKUP-PASSPHRASE': {
    status: 401,
    exitCode: 3,
    message: '备份文件 {path} 是加密的，{reason}。没有恢复任何数据。',
    remedy:
      '用 --passphrase-file 或环境变量 MINGZE_BACKUP_PASSPHRASE 给出备份时的口令；口令无误就是文件被改动过，请换一份备份。',
  },
  'BACKUP-NO-PASSPHRASE': {
    status: 400,
    exitCode: 2,
    message: '要加密备份，但没有给出口令，或口令不足 {least} 个字符。',
    remedy:
      '把口令写在一个文件的第一行，用 --passphrase-file 指出，或放进环境变量 MINGZE_BACKUP_PASSPHRASE；口令不能写在命令行上。',
  },
  'BACKUP-CITIES': {
    status: 409,
    message: '本安装有几个城市，一个城市的管理员不能备份全部。',
    remedy: '请由维护人员在命令行备份：mingze backup FILE。',
  },
  'BACKUP-ASK-AGAIN': {
    status: 409,
    message: '备份没有开始：服务重新启动过，加密的口令没有留存。',
    remedy: '请重新提出一次备份。',
  },
  'BACKUP-NEWER': {
    status: 409,
    message: '备份文件 {path} 是较新版本的明责写出的，本版本没有 {ids}。',
    remedy: '请先升级到写出备份的版本或更新的版本，再恢复。',
  },
  'BACKUP-NOT-EMPTY': {
    status: 409,
    message: '{place} 中已有数据，恢复只能在空的地方进行。',
    remedy: '用 --data 指定一个新的目录（或换一个空的数据库）；不会覆盖任何已有数据。',
  },
  'BACKUP-LEDGER': {
    status: 409,
    message: '备份中有本版本的定义包没有的表 {table}，恢复不了。没有恢复任何数据。',
    remedy: '请用写出备份的版本恢复，再升级。',
  },
  'BACKUP-MISMATCH': {
    status: 422,
    exitCode: 3,
    message: '恢复后的数据与备份时不一致：{what}。恢复已撤销，没有留下任何数据。',
    remedy: '请换一份备份，并把这份文件和这条信息交给维护人员。',
  },
});
