import type { Operations, Problem } from './operations.ts';

/** "GET /api/v1/ledgers/{ledger}/rows" */
export type Operation = keyof Operations;

type Part = 'path' | 'query' | 'body';
// Every object fits it, and the one without members too: that is how a part is known of which nothing is required.
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- meant
type Nothing = Readonly<Record<never, never>>;
/** The input of an operation; a part without required members may be left out. */
type Given<Name extends Operation> = {
  readonly [P in Part as NeedOf<Operations[Name][P]> extends 'needed' ? P : never]: Operations[Name][P];
} & {
  readonly [P in Part as NeedOf<Operations[Name][P]> extends 'optional' ? P : never]?: Operations[Name][P];
};
type NeedOf<Value> = [Value] extends [null] ? 'none' : Nothing extends Value ? 'optional' : 'needed';
type Arguments<Name extends Operation> =
  Nothing extends Given<Name> ? readonly [given?: Given<Name>] : readonly [given: Given<Name>];

/** Why an operation was refused, in words for the user. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** How requests are sent; the browser's fetch unless said. */
export type Send = (address: string, init: RequestInit) => Promise<Response>;

/**
 * Calls the service. Addresses, parameters, content and answers have the types of the document; a writing request
 * carries a key of its own, so that a retry by `send` is not executed twice.
 * @throws Refused
 */
export function client(send: Send = (address, init) => fetch(address, init), origin = '') {
  return async <Name extends Operation>(
    name: Name,
    ...[given]: Arguments<Name>
  ): Promise<Operations[Name]['answer']> => {
    const [method = 'GET', path = ''] = name.split(' ');
    const { path: parts, query, body } = (given ?? {}) as Parts;
    const address = `${origin}${filled(path, parts)}${queryText(query)}`;
    const headers: Record<string, string> = { 'x-mingze': '1' };
    if (method !== 'GET') headers['idempotency-key'] = crypto.randomUUID();
    if (body !== undefined && !(body instanceof Blob)) headers['content-type'] = 'application/json';
    const content = body === undefined || body instanceof Blob ? body : JSON.stringify(body);
    const response = await send(address, {
      method,
      headers,
      ...(content === undefined ? {} : { body: content }),
    });
    if (!response.ok) throw new Refused((await response.json()) as Problem);
    return (await answerOf(response)) as Operations[Name]['answer'];
  };
}

interface Parts {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: unknown;
}

function filled(path: string, parts: Parts['path'] = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
}

function queryText(query: Parts['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) search.append(name, one);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  // A file has a name under which it is saved; anything else is JSON.
  return response.headers.has('content-disposition') ? response.blob() : response.json();
}
