import type { Message } from './message.ts';
import { ChannelFault } from './channel-fault.ts';
import { postJson } from './post-json.ts';
import { type Robot, robotTarget } from './robot-address.ts';
import { refusalOf, robotMessage, signedAddress } from './robot-messages.ts';

/** Sends a message to the robot of a group. @throws ChannelFault, REMIND-ROBOT for one that may not be called */
export async function sendRobot(
  robot: Robot,
  message: Message,
  { hosts, now }: { readonly hosts: readonly string[]; readonly now: Date },
): Promise<void> {
  const { url, named } = robotTarget(robot, hosts);
  const signed = robot.kind === 'dingtalk' && robot.secret !== null;
  const target = { url: signed ? signedAddress(url, robot.secret ?? '', now) : url, named };
  const refusal = refusalOf(await postJson(target, robotMessage(robot.kind, message)));
  if (refusal !== null) throw new ChannelFault(refusal, false);
}
