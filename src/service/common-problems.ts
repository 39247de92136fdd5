import type { Endpoint } from './endpoint.ts';

/** Codes that any endpoint of this form may answer. */
export function commonProblems(face: Endpoint): readonly string[] {
  const { caller, method, repeat, body, params, query } = face;
  const [writes, open] = [method !== 'get', caller === 'anybody'];
  const once = writes && !open && repeat !== 'free';
  return [
    'HTTP-RATE',
    'HTTP-INTERNAL',
    ...(params || query || body || face.parts ? ['HTTP-INVALID'] : []),
    ...(writes ? ['HTTP-FORGERY'] : []),
    ...(takesBody(face) ? ['HTTP-BODY'] : []),
    ...(open ? [] : ['AUTH-NEEDED', 'AUTH-OTHER']),
    ...(caller === undefined || caller === 'enrol' ? ['AUTH-CHANGE-FIRST', 'ACCESS-DENIED'] : []),
    ...(caller === undefined ? ['AUTH-SECOND-FIRST', 'ACCESS-POST'] : []),
    ...(once ? ['HTTP-KEY-NEEDED', 'HTTP-KEY-REUSED', 'HTTP-KEY-BUSY'] : []),
    ...(once && repeat === 'secret' ? ['HTTP-KEY-TOLD'] : []),
  ];
}

/** Whether a request to it has a body: an object, a file or a stream. */
export function takesBody({ body, upload, streams }: Endpoint): boolean {
  return body !== undefined || upload !== undefined || streams === true;
}
