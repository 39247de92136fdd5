import { serve } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';

/** A service that is listening. */
export interface Listening {
  readonly port: number;
  /** Ends waiting connections at once, after the running answers. */
  readonly close: () => Promise<void>;
}

/** Listens on an address. @param port 0: any free one. @throws the system's error when the port is taken */
export async function listen(app: Hono, hostname: string, port: number): Promise<Listening> {
  const server = serve({ fetch: app.fetch, hostname, port, overrideGlobalObjects: false }) as Server;
  await new Promise<void>((done, fail) => {
    server.once('listening', done);
    server.once('error', fail);
  });
  // A slow sender holds a connection and nothing else, and not for long.
  server.requestTimeout = 120_000;
  server.headersTimeout = 20_000;
  return Object.freeze({
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        server.closeIdleConnections();
      }),
  });
}
