import { isIP } from 'node:net';
import { notifyErrors } from './errors.ts';
import { bare, isInner, isOwnMachine } from './addresses.ts';

const ROBOT_KINDS = ['wecom', 'dingtalk'] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

/** The robot of a group, as its owner has set it. */
export interface Robot {
  readonly kind: RobotKind;
  readonly address: string;
  /** 钉钉's 加签; null where the robot does not use it. */
  readonly secret: string | null;
}

/** The addresses of the robots of the two services. */
const PUBLIC: Readonly<Record<RobotKind, string>> = {
  wecom: 'qyapi.weixin.qq.com',
  dingtalk: 'oapi.dingtalk.com',
};

/** A robot's address that may be called. */
export interface RobotTarget {
  readonly url: URL;
  /** True where the system administrator has listed the host: then it may be in the intranet. */
  readonly named: boolean;
}

/**
 * Checks the address of a robot: one of the two public services, or a host that the system administrator has listed; by
 * https, except for this machine. So no user can make the service call an intranet address of his choice.
 * @throws REMIND-ROBOT
 */
export function robotTarget({ kind, address }: Robot, hosts: readonly string[]): RobotTarget {
  const refuse = (reason: string) => notifyErrors.error('REMIND-ROBOT', { reason });
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) throw refuse('这不是网址');
  const host = bare(url.hostname);
  const named = hosts.includes(host);
  if (!named && host !== PUBLIC[kind]) throw refuse(`没有登记主机 ${host}`);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isOwnMachine(host)))
    throw refuse('网址须以 https:// 开头');
  if (url.username !== '' || url.password !== '') throw refuse('网址里不能写用户名和口令');
  if (!named && url.port !== '') throw refuse('网址里不能写端口');
  if (!named && isIP(host) !== 0 && isInner(host)) throw refuse('不能用内网地址');
  return { url, named };
}
