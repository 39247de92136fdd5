import { defineErrors } from '../errors/index.ts';

/** What the jobs refuse. */
export const jobErrors = defineErrors('jobs', {
  'JOB-NOT-FOUND': {
    status: 404,
    message: '没有这项任务。',
    remedy: '任务只有提出的人看得到；核对编号，或回到任务列表。',
  },
  'JOB-ENDED': {
    status: 409,
    message: '这项任务已经结束，不能取消。',
    remedy: '查看它的结果。',
  },
  'JOB-NO-RESULT': {
    status: 409,
    message: '这项任务没有可以下载的文件。',
    remedy: '等任务完成后再下载；没有错误的导入没有标注副本。',
  },
  'JOB-FAILED': {
    status: 500,
    message: '任务中途出错，没有完成。',
    remedy: '请重新提交一次；仍然出错，请把任务编号交给维护人员。',
  },
});
