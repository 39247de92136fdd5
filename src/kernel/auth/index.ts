// The door of kernel/auth.
export { type Account, accountById, accountByLogin, accountByOidc, beginEpoch } from './accounts.ts';
export { authErrors } from './errors.ts';
export {
  ACCOUNT_RULE,
  ADDRESS_RULE,
  DEVICE_RULE,
  failedAgain,
  type Failures,
  lockedFor,
  NO_FAILURES,
} from './lockout.ts';
export { hashPassword, isPassword, judgePassword } from './password.ts';
export {
  type Bearer,
  digestOf,
  newSecret,
  ONE_TIME_DAYS,
  oneTimePassword,
  readBearer,
  writeBearer,
} from './secret.ts';
export { newTotp, totpStep } from './totp.ts';
