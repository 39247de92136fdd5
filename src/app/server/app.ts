import { type Context, Hono } from 'hono';
import {
  httpErrors,
  NO_STORE,
  type Problem,
  problemOf,
  problemResponse,
  rateCounter,
  securityHeaders,
} from '#kernel/http/index.ts';
import { answer } from '#service/answer.ts';
import { isTls, type ServerContext } from '#service/context.ts';
import type { Endpoint } from '#service/endpoint.ts';
import { ENDPOINTS } from '../endpoints.ts';
import { errorsPage } from './errors-page.ts';
import { openapiDocument } from '#service/openapi.ts';
import { serveWorkspace } from './workspace.ts';

/** Hooks for tests. */
export interface Watching {
  /** Called with every problem and its endpoint. */
  readonly told?: (face: Endpoint, problem: Problem) => void;
}

/** The service: every endpoint under its headers, its document, and the page that explains the error codes. */
export function serviceApp(context: ServerContext, watching: Watching = {}): Hono {
  const app = new Hono();
  const counter = rateCounter(context.limits);
  const told = watching.told ?? (() => undefined);
  const document = JSON.stringify(openapiDocument(ENDPOINTS));
  app.use(securityHeaders(isTls(context)));
  app.use('/api/*', NO_STORE);
  app.get('/api/v1/openapi.json', (http) => http.body(document, 200, { 'content-type': 'application/json' }));
  app.get('/errors', (http) => http.html(errorsPage()));
  app.get('/healthz', async (http) => {
    const well = await context.db.app.query('select 1').then(
      () => true,
      () => false,
    );
    return well ? http.json({ ok: true }) : problem(httpErrors.error('HTTP-UNAVAILABLE'));
  });
  for (const face of ENDPOINTS)
    app.on([face.method.toUpperCase()], face.path.replaceAll(/\{(\w+)\}/g, ':$1'), (http: Context) =>
      answer(http, face, { context, counter, told }),
    );
  serveWorkspace(app);
  app.notFound(() => problem(httpErrors.error('HTTP-NOT-FOUND')));
  app.onError((error) => {
    const incident = crypto.randomUUID();
    context.report(error, incident);
    return problemResponse(problemOf(error, incident));
  });
  return app;
}

function problem(error: Error): Response {
  return problemResponse(problemOf(error, crypto.randomUUID()));
}
