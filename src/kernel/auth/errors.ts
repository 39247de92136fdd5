import { defineErrors } from '../errors/index.ts';

/** The refusals of sign-in. None of them reveals whether an account exists. */
export const authErrors = defineErrors('auth', {
  'AUTH-REFUSED': {
    status: 401,
    message: '用户名、口令或动态口令不对。',
    remedy: '核对后重新输入；忘记口令请找系统管理员重置。',
  },
  'AUTH-LOCKED': {
    status: 429,
    message: '连续登录失败次数过多，暂时不能登录。',
    remedy: '请在 {minutes} 分钟后再试，或请安全管理员解锁。',
  },
  'AUTH-CODE-NEEDED': {
    status: 401,
    message: '还需要动态口令。',
    remedy: '输入手机验证器上的六位数字。',
  },
  'AUTH-PROOF-NEEDED': {
    status: 422,
    message: '还要确认是您本人：{what}。',
    remedy: '按页上的提示填写或办理后再确认；在这以前什么也没有办。',
  },
  'AUTH-NO-PROOF': {
    status: 422,
    message: '这个账号没有可以确认本人的办法：没有自己设的口令，没有动态口令，也没有统一身份认证。',
    remedy: '请在“我的账号”设置动态口令，或请系统管理员重置口令、自己改过以后再办。',
  },
  'AUTH-SESSION': {
    status: 404,
    message: '没有这个登录，或它已经结束。',
    remedy: '重新打开“我的账号”，看现在还有哪些登录。',
  },
  'AUTH-NEEDED': {
    status: 401,
    message: '没有登录，或登录已失效。',
    remedy: '请重新登录；口令或权限变更后须重新登录。',
  },
  'AUTH-OTHER': {
    status: 409,
    message: '这个页面是另一个账号打开的；这个浏览器现在登录的是{name}。没有办理。',
    remedy: '要接着办，请用原来的账号重新登录，填写的内容还在；或者以现在的账号重新打开。',
  },
  'AUTH-PASSWORD': {
    status: 400,
    message: '新口令不能用：{reason}。',
    remedy: '用至少 {shortest} 个字符、自己记得住而别人猜不到的口令，不必混用符号。',
  },
  'AUTH-CHANGE-FIRST': {
    status: 403,
    message: '须先更改初始口令。',
    remedy: '在登录页设置新口令后再继续。',
  },
  'AUTH-SECOND-FIRST': {
    status: 403,
    message: '本市要求这个账号登录时另填动态口令，还没有设置。',
    remedy: '在登录后的页面上用手机验证器设置，再继续。',
  },
  'AUTH-TOTP-CODE': {
    status: 400,
    message: '动态口令不对，没有启用。',
    remedy: '核对手机时间，输入验证器当前显示的六位数字。',
  },
});
