import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Principal } from '#engine/access/index.ts';
import type { Act } from '#engine/audit/index.ts';
import type { Scope } from '#kernel/db/index.ts';
import type { Parts } from '#kernel/http/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import type { ServerContext } from './context.ts';

/** A request that needs no session. */
export interface OpenCall {
  readonly context: ServerContext;
  readonly now: Date;
  readonly address: string | null;
  /** For cookies and redirects; all other input and output passes the schemas. */
  readonly http: Context;
}

/** A request of a signed-in user. */
export interface Call extends OpenCall {
  readonly principal: Principal;
  /**
   * The region with the program's own rights: for operations to which no right over ledgers applies, after the power
   * was checked.
   */
  readonly act: Act;
  /** The region with the rights of the acting post for one action. @throws ACCESS-POST, ACCESS-DENIED */
  readonly actFor: (action: LedgerAction) => Act & { readonly scope: Scope };
}

/** A file as an answer. */
export interface FileAnswer {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

/** The declaration of an endpoint; the document of the API is made from it. */
export interface EndpointFace {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** "/api/v1/ledgers/{ledger}" */
  readonly path: string;
  /** Name in generated clients. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Instead of `body`: any bytes, up to this number. */
  readonly upload?: number;
  /** With `upload`: the files that may come as multipart/form-data; a body of another type is the first of them. */
  readonly parts?: readonly [string, ...string[]];
  /** Instead of either: the operation reads `http.req.raw.body` itself, piece by piece. */
  readonly streams?: boolean;
  /** Of the answer; absent: 204, or what `file` says. */
  readonly answer?: z.ZodType;
  readonly file?: readonly string[];
  /** Whether it redirects a browser instead of answering. */
  readonly redirects?: boolean;
  readonly created?: boolean;
  /**
   * Who may call: anybody; `enrol`: also a user who must first set up a second factor; `first`: also a user who must
   * first change his password; else any signed-in user. The operation checks the post.
   */
  readonly caller?: 'anybody' | 'first' | 'enrol';
  /** A successful call is not counted against its address. */
  readonly forgiven?: boolean;
  /**
   * For writing endpoints: `once` by Idempotency-Key (default), `secret` the same with an answer that is not stored,
   * `free` without.
   */
  readonly repeat?: 'once' | 'secret' | 'free';
  /** Codes that it may answer besides those of every endpoint. */
  readonly problems: readonly string[];
}

/** An endpoint with its work. The parts of the input have been parsed by the schemas. */
export interface Endpoint extends EndpointFace {
  readonly run: (input: never, call: never) => Promise<unknown>;
}

type Part<Schema> = Schema extends z.ZodType ? z.output<Schema> : Readonly<Record<string, never>>;
type Input<Face extends EndpointFace> = {
  readonly params: Part<Face['params']>;
  readonly query: Part<Face['query']>;
  readonly body: Face['parts'] extends readonly string[]
    ? Parts
    : Face['upload'] extends number
      ? Uint8Array<ArrayBuffer>
      : Part<Face['body']>;
};
/** Data that is read and never changed: operations return frozen data, and the schema copies it. */
type Unchanging<T> = T extends object ? { readonly [Key in keyof T]: Unchanging<T[Key]> } : T;
type Answer<Face extends EndpointFace> = Face['answer'] extends z.ZodType
  ? Unchanging<z.input<Face['answer']>>
  : Face['file'] extends readonly string[]
    ? FileAnswer
    : Face['redirects'] extends true
      ? URL | string
      : void;

/** Defines an endpoint: the types of its input and answer follow from the schemas. */
export function endpoint<const Face extends EndpointFace>(
  face: Face,
  run: (
    input: Input<Face>,
    call: Face['caller'] extends 'anybody' ? OpenCall : Call,
  ) => Promise<Answer<Face>>,
): Endpoint {
  const plain: EndpointFace = face;
  return Object.freeze({ ...plain, run });
}
