import { z } from '@hono/zod-openapi';
import { isMingzeError, type MingzeError } from '../errors/index.ts';
import { databaseFault } from '../db/index.ts';
import { httpErrors } from './errors.ts';

/** RFC 9457, with the remedy, our code, and the lists that some refusals contain. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: '/errors#RECORD-NOT-FOUND' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    remedy: z.string(),
    code: z.string(),
    /** The id of the request in the program's own records of failures. */
    instance: z.string(),
    faults: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    obstacles: z.array(z.object({ kind: z.string(), id: z.string(), message: z.string() })).optional(),
    warnings: z.array(z.object({ id: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');
export type Problem = z.output<typeof problemSchema>;

const TITLES: Readonly<Record<number, string>> = {
  400: '请求不合要求',
  401: '须登录',
  403: '不允许',
  404: '没有找到',
  409: '与现状冲突',
  413: '内容过大',
  422: '不能办理',
  429: '过于频繁',
  500: '程序出错',
  503: '暂时不能服务',
  507: '磁盘已满',
};

/**
 * The answer for an error. For an unexpected error it contains only the incident: a stack or a statement is for the
 * maintainers.
 * @param incident id of the request
 */
export function problemOf(error: unknown, incident: string): Problem {
  const known: MingzeError = isMingzeError(error)
    ? error
    : (databaseFault(error) ?? httpErrors.error('HTTP-INTERNAL', { incident }));
  const { code, status, message, remedy, details } = known;
  // Of the details only the lists for users: others name paths of this machine.
  const lists = problemSchema.pick({ faults: true, obstacles: true, warnings: true }).safeParse(details);
  return {
    type: `/errors#${code}`,
    title: TITLES[status] ?? '不能办理',
    status,
    detail: message,
    remedy,
    code,
    instance: `urn:uuid:${incident}`,
    ...(lists.success ? lists.data : {}),
  };
}

/** The problem as an answer. */
export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
