// A running product for developers: the demo city, the service, and the workspace with changes shown as they are saved,
// signed in. Usage: npm run dev [-- post_kind], by default committee_office.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer } from 'vite';
import { DEMO_PASSWORD } from '#engine/access/operations/demo-accounts.ts';
import { ROOT } from './lib/files-under.ts';
import { workspaceConfig } from './lib/workspace.ts';

const PORT = 8022;
const PAGES = 5173;
const origin = `http://127.0.0.1:${PORT}`;
const login = `demo_${process.argv[2] ?? 'committee_office'}`;

const service = spawn(
  process.execPath,
  [join(ROOT, 'bin/mingze.mjs'), 'start', '--data', join(ROOT, 'data/dev'), '--port', String(PORT)],
  { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
);
service.once('exit', (code) => process.exit(code ?? 0));
await new Promise<void>((ready) => {
  service.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    if (text.includes('提供服务')) ready();
  });
});

const entered = await fetch(`${origin}/api/v1/session`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-mingze': '1', origin },
  body: JSON.stringify({ login, password: DEMO_PASSWORD }),
});
if (!entered.ok) throw new Error(`${login}: ${await entered.text()}`);
// The cookie of the device and that of the session.
const cookies = entered.headers
  .getSetCookie()
  .map((cookie) => cookie.split(';')[0])
  .join('; ');

const pages = await createServer({
  ...workspaceConfig(),
  server: {
    host: '127.0.0.1',
    port: PAGES,
    strictPort: true,
    fs: { allow: [ROOT] },
    proxy: {
      '/api': {
        target: origin,
        configure: (proxy) =>
          proxy.on('proxyReq', (request) => {
            request.setHeader('origin', origin);
            // Who signs in as somebody else in the page is that somebody.
            if (!String(request.getHeader('cookie') ?? '').includes('mingze'))
              request.setHeader('cookie', cookies);
          }),
      },
    },
  },
});
await pages.listen();
console.log(`已以 ${login} 登录：http://127.0.0.1:${PAGES}/`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    service.kill(signal);
    void pages.close();
  });
