/** The objects of a list that a provider sent, or none: nobody's JSON is trusted to have the shape it should. */
export function objectsOf<T extends object>(value: unknown): T[] {
  return Array.isArray(value) ? value.filter((item): item is T => item !== null && typeof item === "object") : [];
}

/** What says something as text: an object in its place may have a `toString` that is no function, and throws when it is written out. */
export function isPlain<T>(value: T): value is T & (string | number) {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}

/** A moment that a provider gives in seconds or milliseconds since 1970, null when it is none. */
export function momentOf(value: unknown, unit: "s" | "ms"): Date | null {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof number !== "number") return null;
  const date = new Date(unit === "s" ? number * 1_000 : number);
  return Number.isNaN(date.getTime()) ? null : date;
}
