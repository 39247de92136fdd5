import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { logEvents } from '#engine/audit/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import {
  type InputFault,
  invalidInput,
  MOST_JSON,
  once,
  parseInput,
  type Parts,
  type Place,
  type Problem,
  problemOf,
  problemResponse,
  type RateCounter,
  readBody,
  readParts,
} from '#kernel/http/index.ts';
import { AS_PARAMETER, callerOf } from './caller.ts';
import type { ServerContext } from './context.ts';
import type { Call, Endpoint, FileAnswer, OpenCall } from './endpoint.ts';

/**
 * Answers a request by an endpoint. First the caller is identified, so that nobody without a session learns anything
 * else; then the input is parsed; then, for a writing request, repetition is checked.
 * @param told is called with every problem and its endpoint
 */
export async function answer(
  http: Context,
  face: Endpoint,
  { context, counter, told }: Answering,
): Promise<Response> {
  const incident = randomUUID();
  let caller: OpenCall | Call | null = null;
  try {
    caller = await callerOf(http, context, counter, face);
    const response = await work(http, face, caller);
    if (face.forgiven) await counter.forgive(caller.address);
    return response;
  } catch (error) {
    const problem = problemOf(error, incident);
    if (problem.status >= 500) context.report(error, incident);
    if (problem.code === 'ACCESS-DENIED' && caller && 'principal' in caller)
      await noteRefusal(face, caller, error).catch((fault: unknown) => context.report(fault, incident));
    told(face, problem);
    return problemResponse(problem);
  }
}

export interface Answering {
  readonly context: ServerContext;
  readonly counter: RateCounter;
  readonly told: (face: Endpoint, problem: Problem) => void;
}

async function work(http: Context, face: Endpoint, caller: OpenCall | Call): Promise<Response> {
  const unread = face.method === 'get' || face.streams === true;
  const bytes = unread ? NO_BYTES : await readBody(http.req.raw, face.upload ?? MOST_JSON);
  const input = { ...inputOf(http, face, bytes), ...(await partsOf(http, face, bytes)) };
  const run = async (): Promise<unknown> => face.run(input as never, caller as never);
  const repeat = face.method === 'get' || !('principal' in caller) ? 'free' : (face.repeat ?? 'once');
  if (repeat === 'free' || !('principal' in caller)) return respond(http, face, await run());
  const { context, principal, now } = caller;
  const { pathname, search } = new URL(http.req.url);
  const kept = await once(
    {
      db: context.db,
      region: principal.region,
      account: principal.account.id,
      key: http.req.header('idempotency-key') ?? null,
      request: [http.req.method, `${pathname}${search}`, bytes],
      secret: repeat === 'secret',
      now,
    },
    async () => {
      const response = respond(http, face, await run());
      return { status: response.status, body: await response.text() };
    },
  );
  if (kept.status === 204) return http.body(null, 204);
  return new Response(kept.body, { status: kept.status, headers: { 'content-type': 'application/json' } });
}

const NO_BYTES = new Uint8Array(0);

async function partsOf(
  http: Context,
  { parts }: Endpoint,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ readonly body?: Parts }> {
  return parts ? { body: await readParts(bytes, http.req.header('content-type') ?? null, parts) } : {};
}

/** @throws HTTP-INVALID with every fault of address, parameters and content at once */
function inputOf(http: Context, face: Endpoint, bytes: Uint8Array<ArrayBuffer>): Record<Place, unknown> {
  const faults: InputFault[] = [];
  const part = (place: Place, schema: Endpoint['body'], value: () => unknown): unknown => {
    if (!schema) return {};
    const parsed = parseInput(place, schema, value());
    if ('data' in parsed) return parsed.data;
    faults.push(...parsed.faults);
    return undefined;
  };
  const params = part('params', face.params, () => http.req.param());
  const query = part('query', face.query, () => queryOf(http));
  const body = face.upload === undefined ? part('body', face.body, () => jsonOf(bytes)) : bytes;
  if (faults.length > 0) throw invalidInput(faults);
  return { params, query, body };
}

/** A parameter that occurs several times is a list, one that occurs once a text. */
function queryOf(http: Context): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(http.req.queries())
      .filter(([name]) => name !== AS_PARAMETER)
      .map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    // Not JSON: the schema reports what is expected.
    return undefined;
  }
}

/** The answer by its schema, which drops everything that it does not name. */
function respond(http: Context, face: Endpoint, result: unknown): Response {
  if (face.redirects) return http.redirect(String(result), 303);
  if (face.file) {
    const { name, type, bytes } = result as FileAnswer;
    return http.body(bytes, 200, {
      'content-type': type,
      'content-disposition': attachmentNamed(name),
      'content-security-policy': "sandbox; default-src 'none'",
    });
  }
  if (!face.answer) return http.body(null, 204);
  return http.json(face.answer.parse(result), face.created ? 201 : 200);
}

/** Always saved, never displayed: the first name is for programs that do not read the second (RFC 6266, RFC 5987). */
function attachmentNamed(name: string): string {
  const ending = /\.[a-z0-9]{1,5}$/iu.exec(name)?.[0] ?? '';
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="download${ending}"; filename*=UTF-8''${encoded}`;
}

/** Records in the log that somebody tried what he may not do. */
async function noteRefusal(face: Endpoint, { context, act }: Call, error: unknown): Promise<void> {
  const what = isMingzeError(error) ? error.details['what'] : null;
  const right = typeof what === 'string' ? what : '';
  await logEvents(context.db, act, [{ type: 'right.refused', data: { right, what: face.summary } }]);
}
