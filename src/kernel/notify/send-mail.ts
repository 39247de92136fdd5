import { createTransport } from 'nodemailer';
import { type Message, messageText } from './message.ts';
import { ChannelFault, reasonOf } from './channel-fault.ts';
import { connectionTo, type MailServer } from './mail-server.ts';

export interface Letter {
  readonly from: string;
  readonly to: string;
  /** The same when the same mail is sent again, so that mail programs show it once. */
  readonly id: string;
  readonly message: Message;
  readonly now: Date;
}

/** Sends a mail by the mail server. @throws ChannelFault */
export async function sendMail(server: MailServer, { from, to, id, message, now }: Letter): Promise<void> {
  const transport = createTransport(connectionTo(server));
  try {
    await transport.sendMail({
      from: { name: '明责', address: from },
      to: { name: '', address: to },
      subject: message.subject,
      text: messageText(message),
      messageId: `<${id}@mingze.invalid>`,
      date: now,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    const { code, responseCode } = error as { readonly code?: string; readonly responseCode?: number };
    const ofOne = code === 'EENVELOPE' || code === 'EMESSAGE';
    throw new ChannelFault(
      responseCode === undefined ? reasonOf(code) : `${reasonOf(code)}（${responseCode}）`,
      !ofOne,
      error,
    );
  } finally {
    transport.close();
  }
}
