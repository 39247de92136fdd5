import { withCity } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import { demandPort, serveCity, SERVICE_OPTIONS } from '../serve-city.ts';

export const serve: Command = {
  usage: '[--host 127.0.0.1] [--port 8021] [--origin https://网址]',
  details:
    '默认只在本机上能访问。给别的机器用，请在前面放一台用 https 的反向代理，写明 --origin 和 --behind-proxy。\n统一身份认证给本程序的密钥放在环境变量 MINGZE_OIDC_SECRET 中，查毒命令放在 MINGZE_SCANNER 中。\n提醒用的邮件服务器放在 MINGZE_SMTP 中，存放群机器人地址的密钥放在 MINGZE_REMINDER_KEY 中，见 docs/reminders.md。',
  options: SERVICE_OPTIONS,
  run: async (invocation) => {
    await demandPort(invocation);
    return withCity(
      invocation,
      async (city) => {
        await serveCity(city, invocation);
        return EXIT.ok;
      },
      false,
    );
  },
};
