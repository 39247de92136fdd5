// The door of kernel/errors.
export { isMingzeError, MingzeError } from './mingze-error.ts';
export { defineErrors, errorCatalogues } from './define-errors.ts';
