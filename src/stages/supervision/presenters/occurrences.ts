// How a request of this stage names occurrences of duties, and with what they are read.
export { dutyId, readingOf } from '#stages/duties/index.ts';
