import { z } from 'zod';

/** The schema without its wrappings for optional, nullable and default. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? unwrapped(schema.unwrap() as z.ZodType)
    : schema;
}

/** The description of a schema, also when `describe` was called on a wrapping of it. */
export function descriptionOf(schema: z.ZodType): string | undefined {
  const inner = unwrapped(schema);
  return schema.description ?? (inner === schema ? undefined : inner.description);
}
