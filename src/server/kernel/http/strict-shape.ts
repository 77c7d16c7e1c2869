import type { TSchema } from "typebox";

/**
 * The shape of a body in which nothing else may stand: a misspelt field is told instead of ignored, and none gets to a
 * row that nobody meant it for.
 */
export function closed(shape: TSchema): TSchema {
  if ("anyOf" in shape) return { ...shape, anyOf: (shape.anyOf as TSchema[]).map(closed) };
  return "properties" in shape ? { additionalProperties: false, ...shape } : shape;
}

/** The same shape, its whole numbers such as JavaScript and PostgreSQL can both count: an id beyond that is a mistake. */
export function countable<T>(shape: T): T {
  if (Array.isArray(shape)) return shape.map(countable) as T;
  if (typeof shape !== "object" || shape === null) return shape;
  const parts = Object.fromEntries(Object.entries(shape).map(([key, part]) => [key, countable(part)]));
  const { MIN_SAFE_INTEGER: minimum, MAX_SAFE_INTEGER: maximum } = Number;
  return ("type" in shape && shape.type === "integer" ? { minimum, maximum, ...parts } : parts) as T;
}
