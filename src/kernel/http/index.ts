// The door of kernel/http.
export { httpErrors } from './errors.ts';
export { once } from './idempotency.ts';
export { type InputFault, invalidInput, parseInput, type Place } from './parse-input.ts';
export { type Problem, problemOf, problemResponse, problemSchema } from './problem.ts';
export { RATE_LIMITS, type RateCounter, rateCounter, type RateLimits } from './rate-limit.ts';
export { MOST_JSON, readBody } from './read-body.ts';
export { type Parts, readParts } from './read-parts.ts';
export { refuseForgery } from './refuse-forgery.ts';
export { NO_STORE, securityHeaders } from './security-headers.ts';
