import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * The headers of every answer: nothing of another origin is loaded, nobody frames a page, nothing is kept in caches.
 * @param tls whether browsers reach the service by https; only then may they be told to insist on it
 */
export function securityHeaders(tls: boolean): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      // The component library writes its styles as the page needs them; scripts stay with the files of the service.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: tls ? 'max-age=31536000' : false,
    xFrameOptions: 'DENY',
  });
}

/** What the API answers is of the moment and of the asker. */
export const NO_STORE: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('cache-control', 'no-store');
};
