import { type AddressInfo, createServer } from 'node:net';
import { startMingze } from './run-mingze.ts';

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts the service, and answers when it says that it is there. */
export async function startService(
  data: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<{
  said: string;
  /** What it has said on its other stream until now. */
  heard: () => string;
  stop: () => Promise<number | null>;
}> {
  const { child, ended } = startMingze(['serve', '--data', data, '--port', String(port)], settings);
  let said = '';
  let noted = '';
  child.stderr?.on('data', (text: string) => (noted += text));
  await new Promise<void>((done, fail) => {
    child.stdout?.on('data', (text: string) => {
      said += text;
      if (said.includes('提供服务')) done();
    });
    void ended.then(({ stderr }) => fail(new Error(`${said}\n${stderr}`)));
  });
  return {
    said,
    heard: () => noted,
    stop: async () => {
      child.kill('SIGTERM');
      return (await ended).code;
    },
  };
}

/** Signs in over HTTP: the state and the code of the answer, null where it is none of ours. */
export async function signInAt(
  port: number,
  login: string,
  password: string,
): Promise<{ status: number; code: string | null }> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mingze': '1', origin: `http://127.0.0.1:${port}` },
    body: JSON.stringify({ login, password }),
  });
  const { code = null } = (await response.json()) as { code?: string };
  return { status: response.status, code };
}
