// The door of kernel/notify: messages to mail servers and to robots of groups.
export { ChannelFault } from './channel-fault.ts';
export { notifyErrors } from './errors.ts';
export { type ReminderMeans, reminderMeans } from './means.ts';
export { type Message, messageText } from './message.ts';
export { type Robot, robotTarget } from './robot-address.ts';
export type { Seal } from './seal.ts';
export { sendMail } from './send-mail.ts';
export { sendRobot } from './send-robot.ts';
