import { createConfig, lintFromString } from '@redocly/openapi-core';
import { ENDPOINTS } from '#app/endpoints.ts';
import { openapiDocument } from '#service/openapi.ts';
import { type Agreement, committed } from './agreement.ts';
import { apiTypes } from './api-types.ts';
import { knowAllErrors } from './know-all-errors.ts';

const DOCUMENT = 'docs/openapi.json';
const TYPES = 'src/web/api/operations.ts';

/** The document of the API as the endpoints make it now. Every catalogue of errors has to be known for it. */
export async function freshDocument(): Promise<OpenapiDocument> {
  await knowAllErrors();
  return JSON.parse(JSON.stringify(openapiDocument(ENDPOINTS))) as OpenapiDocument;
}

/** docs/openapi.json and the types of the browser's client against the endpoints. */
export async function apiAgreements(): Promise<readonly Agreement[]> {
  const document = await freshDocument();
  return [
    { file: DOCUMENT, committed: committed(DOCUMENT), fresh: `${JSON.stringify(document, null, 1)}\n` },
    { file: TYPES, committed: committed(TYPES), fresh: apiTypes(document) },
  ];
}

/** What the rules for documents of APIs find wrong with ours. */
export async function apiFaults(): Promise<readonly string[]> {
  // A product without a public licence names none; an address that a browser opens may end in another one.
  const rules = { 'info-license': 'off', 'operation-2xx-response': 'off' } as const;
  const config = await createConfig({ extends: ['recommended'], rules });
  const document = await freshDocument();
  const source = JSON.stringify(document);
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  const endless = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods)
      .filter(({ responses }) => !Object.keys(responses).some((status) => /^2|^303$/.test(status)))
      .map(({ operationId }) => `${path}: ${operationId} never ends well`),
  );
  const words = problems.map(
    ({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ''}: ${message}`,
  );
  return [...words, ...endless];
}

/** A schema as it stands in the document. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

/** An operation as it stands in the document. */
export interface OpenapiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly content?: Content; readonly 'x-codes'?: readonly string[] }>
  >;
}

export interface OpenapiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenapiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}
