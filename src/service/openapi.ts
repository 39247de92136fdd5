import { OpenAPIHono, z } from '@hono/zod-openapi';
import { errorCatalogues } from '#kernel/errors/index.ts';
import { problemSchema } from '#kernel/http/index.ts';
import { commonProblems, takesBody } from './common-problems.ts';
import type { Endpoint } from './endpoint.ts';

/** The document of the API, made from the declarations of the endpoints. */
export function openapiDocument(endpoints: readonly Endpoint[]): object {
  const registry = new OpenAPIHono();
  for (const face of endpoints) registry.openAPIRegistry.registerPath(pathOf(face));
  const components = registry.openAPIRegistry;
  components.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'mingze',
    description: '登录后的会话。写操作另须请求头 x-mingze: 1。https 下名为 __Host-mingze。',
  });
  components.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  return registry.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '明责接口',
      version: '1',
      description:
        '与命令行同样的操作。错误按 RFC 9457 给出，代码见 docs/errors.md；列表按 after、limit 翻页；改动数据须带 Idempotency-Key。用会话的可在请求头 x-mingze-as 写明账号.岗位，与会话不符的一律不办。',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map((one) => one.tag))].map((name) => ({ name, description: name })),
  });
}

type PathConfig = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0];

function pathOf(face: Endpoint): PathConfig {
  const { method, path, id, tag, summary, params, query, body } = face;
  const once = method !== 'get' && face.caller !== 'anybody' && face.repeat !== 'free';
  const content = body ? { 'application/json': { schema: body } } : bytesOf(face);
  return {
    method,
    path,
    operationId: id,
    tags: [tag],
    summary,
    security: face.caller === 'anybody' ? [] : [{ session: [] }, { token: [] }],
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(once ? { headers: ONCE } : {}),
      ...(takesBody(face) ? { body: { required: true, content } } : {}),
    },
    responses: { ...good(face), ...problems(face) },
  };
}

const BINARY = { type: 'string' as const, format: 'binary' };

/** Bytes as they are, or several files as the parts of a form. */
function bytesOf({ parts }: Endpoint) {
  const plain = { 'application/octet-stream': { schema: BINARY } };
  if (!parts) return plain;
  const properties = Object.fromEntries(parts.map((name) => [name, BINARY]));
  const form = { type: 'object' as const, required: [parts[0]], properties, additionalProperties: false };
  return { ...plain, 'multipart/form-data': { schema: form } };
}

const ONCE = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[\w-]{8,100}$/)
    .openapi({ description: '这一次办理的编号；同一编号重发，答复相同，不会重复办理' }),
});

function good({ answer, file, redirects, created }: Endpoint): PathConfig['responses'] {
  if (redirects) return { 303: { description: '转到另一地址' } };
  if (file) {
    const binary = { schema: { type: 'string' as const, format: 'binary' } };
    return { 200: { description: '文件', content: Object.fromEntries(file.map((type) => [type, binary])) } };
  }
  if (!answer) return { 204: { description: '已办' } };
  const content = { 'application/json': { schema: answer } };
  return created ? { 201: { description: '已建立', content } } : { 200: { description: '答复', content } };
}

/** One answer for each status, with its possible codes; docs/errors.md explains them. */
function problems(face: Endpoint): PathConfig['responses'] {
  const codes = [...new Set([...commonProblems(face), ...face.problems])].toSorted();
  const statuses = new Map(
    errorCatalogues().flatMap(({ entries }) =>
      Object.entries(entries).map(([code, { status }]) => [code, status]),
    ),
  );
  return Object.fromEntries(
    [...grouped(codes, statuses)].map(([status, all]) => [
      status,
      {
        description: all.join('、'),
        content: { 'application/problem+json': { schema: problemSchema } },
        'x-codes': all,
      },
    ]),
  );
}

function grouped(
  codes: readonly string[],
  statuses: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly string[]> {
  const groups = new Map<number, string[]>();
  for (const code of codes) {
    const status = statuses.get(code) ?? 500;
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
}
