import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of the command line itself. */
export const cliErrors = defineErrors('cli', {
  'CITY-NONE': {
    status: 404,
    message: '数据目录 {dataDir} 中还没有城市。',
    remedy: '先运行 mingze init --region 市名，或用 --data 指定另一个数据目录。',
  },
  'SERVE-LISTEN': {
    status: 500,
    message: '不能在 {place} 上提供服务：{reason}。',
    remedy: '用 --port 换一个端口，或停掉正在使用它的程序。',
  },
  'VERIFY-NOT-RESTORED': {
    status: 422,
    exitCode: 3,
    message: '签发的原件没有写出：{reason}。',
    remedy: '用 --package 给出报告的核验包再试；仍不行的，向签发单位要原件。',
  },
  'CITY-EXISTS': {
    status: 409,
    message: '数据目录 {dataDir} 中已有城市“{name}”。',
    remedy: '一个数据目录放一个城市，请用 --data 指定另一个目录。',
  },
  'PACK-FAULTS': {
    status: 422,
    exitCode: 3,
    message: '定义包有 {count} 处错误：\n{faults}。',
    remedy: '逐处改正后再运行；mingze pack check 给出全部。',
  },
  'PACK-NO-DIRECTORY': {
    status: 404,
    message: '没有定义包目录 {directory}。',
    remedy: '核对路径；目录中须有 pack.yaml。',
  },
  'OUT-EXISTS': {
    status: 500,
    message: '文件 {path} 写不进去：{reason}。',
    remedy: '核对目录、权限和磁盘空间，并关闭正在打开它的程序。',
  },
  'FILE-UNREADABLE': {
    status: 404,
    message: '文件 {path} 读不出来：{reason}。',
    remedy: '核对文件名和权限。',
  },
  'LEDGER-UNKNOWN': {
    status: 404,
    message: '没有台账“{ledger}”。',
    remedy: '写台账名称或编号；mingze pack check --json 列出全部。',
  },
  'UNIT-UNKNOWN': {
    status: 404,
    message: '没有单位“{unit}”，或几个单位同名。',
    remedy: '写单位编号。',
  },
});
