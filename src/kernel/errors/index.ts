// The door of kernel/errors.
export { isMingzeError, MingzeError } from './mingze-error.ts';
export type { MingzeErrorInit } from './mingze-error.ts';
export { defineErrors, errorCatalogues } from './define-errors.ts';
export type { ErrorCatalogue, ErrorEntry } from './define-errors.ts';
export { documentedCodes, renderErrors, withErrorSection } from './error-document.ts';
