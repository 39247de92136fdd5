import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from '@hono/zod-openapi';
import { ENDPOINTS } from './endpoints.ts';

/** Every object within a schema, with its place. */
function* objectsIn(schema: unknown, place: string): Generator<readonly [string, z.ZodObject]> {
  if (schema instanceof z.ZodObject) {
    yield [place, schema];
    for (const [key, inner] of Object.entries(schema.shape)) yield* objectsIn(inner, `${place}.${key}`);
  } else if (schema instanceof z.ZodArray) yield* objectsIn(schema.element, `${place}[]`);
  else if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* objectsIn(option, place);
  else if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  )
    yield* objectsIn(schema.unwrap(), place);
}

test('no body and no query drops a key that it does not know', () => {
  const open: string[] = [];
  let seen = 0;
  for (const { method, path, body, query } of ENDPOINTS)
    for (const [what, schema] of [
      ['body', body],
      ['query', query],
    ] as const)
      for (const [place, object] of objectsIn(schema, `${method} ${path} ${what}`)) {
        seen += 1;
        if (!(object.def.catchall instanceof z.ZodNever)) open.push(place);
      }
  // An identity provider may add parameters of its own to the address it sends people back to.
  assert.deepEqual(open, ['get /api/v1/session/oidc/callback query']);
  assert.ok(seen > 60, `${seen} objects were looked at`);
});
