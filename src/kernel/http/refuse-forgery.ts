import { httpErrors } from './errors.ts';

/**
 * Refuses a writing request that another site may have made a browser send. A page of another origin cannot set
 * x-mingze without a preflight request, which is never granted; besides, its Origin differs.
 * @param origin the origin by which browsers reach the service
 * @throws HTTP-FORGERY
 */
export function refuseForgery(headers: Headers, origin: string): void {
  const from = headers.get('origin');
  if (headers.get('x-mingze') !== '1' || (from !== null && from !== origin))
    throw httpErrors.error('HTTP-FORGERY');
}
