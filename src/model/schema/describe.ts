import { z } from 'zod';

/** A schema without what says that it may be left out, be null, or has a default. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? unwrapped(schema.unwrap() as z.ZodType)
    : schema;
}

/** What a schema says of itself, wherever `describe` stands among its wrappings. */
export function descriptionOf(schema: z.ZodType): string | undefined {
  const inner = unwrapped(schema);
  return schema.description ?? (inner === schema ? undefined : inner.description);
}
