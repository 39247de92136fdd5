import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of the stage of ledgers. */
export const ledgerErrors = defineErrors('ledgers', {
  'LEDGER-VIEWS': {
    status: 422,
    exitCode: 3,
    message: '一本台账至多存 {most} 个视图。',
    remedy: '先删去不用的视图，再存新的。',
  },
});
