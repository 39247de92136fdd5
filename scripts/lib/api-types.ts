import type { JsonSchema, OpenapiDocument, OpenapiOperation } from './api.ts';

const HEAD = `// The operations of the API, made from docs/openapi.json: npm run check -- --write\n`;

/**
 * The types of the browser's client: what each operation takes and answers. Of our own making, because a client that
 * inferred them from the server's code would draw the server into the compilation of the browser.
 */
export function apiTypes({ paths, components }: OpenapiDocument): string {
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeOf(schema)};\n`,
  );
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => `  '${method.toUpperCase()} ${path}': ${operationType(operation)};\n`,
    ),
  );
  return `${HEAD}\n${schemas.join('')}\nexport interface Operations {\n${operations.join('')}}\n`;
}

function operationType({ parameters = [], requestBody, responses }: OpenapiOperation): string {
  const part = (place: string): string => {
    const all = parameters.filter((one) => one.in === place);
    const fields = all.map(
      ({ name, required, schema }) => `${key(name)}${required ? '' : '?'}: ${typeOf(schema)}`,
    );
    return fields.length === 0 ? 'null' : `{ ${fields.join('; ')} }`;
  };
  return `{ path: ${part('path')}; query: ${part('query')}; body: ${bodyType(requestBody)}; answer: ${answerType(responses)} }`;
}

function bodyType(body: OpenapiOperation['requestBody']): string {
  if (!body) return 'null';
  const json = body.content['application/json'];
  return json ? typeOf(json.schema) : 'Blob';
}

/** What comes of an operation that went well; 303 is for addresses that a browser opens. */
function answerType(responses: OpenapiOperation['responses']): string {
  const [, good] = Object.entries(responses).find(([status]) => /^[23]/.test(status)) ?? [];
  if (!good?.content) return 'null';
  const [first] = Object.entries(good.content);
  if (!first) return 'null';
  const [type, { schema }] = first;
  // A file in JSON has no schema of ours: it is handed on as it is.
  return type === 'application/json' && schema.type !== 'string' ? typeOf(schema) : 'Blob';
}

function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? 'never';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map(typeOf).join(' | ');
  if (schema.allOf) return schema.allOf.map((one) => `(${typeOf(one)})`).join(' & ');
  const types = Array.isArray(schema.type) ? (schema.type as readonly string[]) : [String(schema.type)];
  return types.map((type) => plainType(type, schema)).join(' | ');
}

function plainType(type: string, schema: JsonSchema): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `readonly (${schema.items ? typeOf(schema.items) : 'unknown'})[]`;
    case 'object':
      return objectType(schema);
    default:
      return 'unknown';
  }
}

function objectType({ properties, required = [], additionalProperties }: JsonSchema): string {
  if (!properties && typeof additionalProperties === 'object')
    return `Readonly<Record<string, ${typeOf(additionalProperties)}>>`;
  const fields = Object.entries(properties ?? {}).map(
    ([name, schema]) => `readonly ${key(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  );
  return `{ ${fields.join('; ')} }`;
}

function key(name: string): string {
  return /^[a-zA-Z_]\w*$/.test(name) ? name : `'${name}'`;
}
