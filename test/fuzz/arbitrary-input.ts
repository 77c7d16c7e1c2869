import fc, { type Arbitrary } from "fast-check";

/** The part of JSON Schema that our shapes are made of. */
export type Shape = {
  type?: string;
  properties?: Record<string, Shape>;
  required?: readonly string[];
  items?: Shape;
  anyOf?: readonly Shape[];
  const?: unknown;
  enum?: readonly unknown[];
  patternProperties?: Record<string, Shape>;
};

/** What has broken servers before: each is legal JSON, and none is what anybody asked for. */
export const hostileValue: Arbitrary<unknown> = fc.constantFrom<unknown[]>(
  null,
  true,
  "",
  " ",
  0,
  -1,
  0.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  "\u0000",
  "a\u0000b",
  "\ud800",
  "‮\u202e\ufeff",
  "守诺".repeat(3_000),
  "x".repeat(70_000),
  "'; drop table cases; --",
  "%00%ff",
  "../../../../etc/passwd",
  "<script>alert(1)</script>",
  "\r\nBcc: everybody@example.org",
  "2026-02-30T25:61:00Z",
  "+275760-09-13T00:00:00.001Z",
  "9223372036854775808",
  "NaN",
  "__proto__",
  "constructor",
  [],
  [[[[[[[[]]]]]]]],
  {},
  JSON.parse('{"__proto__": {"polluted": true}}'),
  { $ne: null },
);

/** Ids of the few things that a small desk has, so that many calls get as far as their handler. */
const smallId = fc.integer({ min: 1, max: 4 });

/** Values of a shape in which now and then a part is hostile, missing, or one too many. */
export function inputOf(shape: Shape): Arbitrary<unknown> {
  return fc.oneof({ weight: 19, arbitrary: fitting(shape) }, { weight: 1, arbitrary: hostileValue });
}

function fitting(shape: Shape): Arbitrary<unknown> {
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map(inputOf));
  if ("const" in shape) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  switch (shape.type) {
    case "object":
      return objectOf(shape);
    case "array":
      return fc.array(inputOf(shape.items ?? {}), { maxLength: 4 });
    case "integer":
    case "number":
      return fc.oneof(smallId, fc.integer());
    case "boolean":
      return fc.boolean();
    case "string":
      return text;
    default:
      return fc.oneof(text, fc.jsonValue());
  }
}

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("wang@example.com", "2026-03-09T02:00:00.000Z", "1", "owner:me state:open", "Asia/Shanghai"),
);

function objectOf({ properties = {}, patternProperties = {} }: Shape): Arbitrary<unknown> {
  const known = Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, inputOf(shape)]));
  const others = fc.dictionary(
    fc.constantFrom("0", "1", "2026-10-01", "__proto__", "toString", "x"),
    Object.values(patternProperties).map(inputOf)[0] ?? hostileValue,
    { maxKeys: 2 },
  );
  const whole = fc.record(known, { noNullPrototype: true });
  const part = fc.record(known, { requiredKeys: [], noNullPrototype: true });
  const nothingElse = { weight: 11, arbitrary: fc.constant({}) };
  return fc
    .tuple(fc.oneof({ weight: 3, arbitrary: whole }, part), fc.oneof(nothingElse, { weight: 1, arbitrary: others }))
    .map(([own, more]) => ({ ...more, ...own }));
}
