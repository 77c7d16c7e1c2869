import fc from "fast-check";
import { expect, test } from "vitest";
import { caseQueryFields, completeCaseQuery, parseCaseQuery, printCaseQuery, type QueryTerm } from "./index.ts";

const bare = (text: string) =>
  parseCaseQuery(text).query.terms.map(({ at: _at, end: _end, ...term }) => term as Omit<QueryTerm, "at" | "end">);

test("a query of every kind of term is read", () => {
  const { query, problems } = parseCaseQuery(
    'state:new,open owner:me team:"After sales" tag:refund -tag:vip priority>=3 due<4h awaiting>1d promise:broken "free words" word',
  );
  expect(problems).toEqual([]);
  expect(query.terms.map((term) => (term.kind === "field" ? term.field : term.text))).toEqual([
    "state",
    "owner",
    "team",
    "tag",
    "tag",
    "priority",
    "due",
    "awaiting",
    "promise",
    "free words",
    "word",
  ]);
  expect(query.terms[0]).toMatchObject({
    values: [
      { kind: "keyword", keyword: "new" },
      { kind: "keyword", keyword: "open" },
    ],
  });
  expect(query.terms[2]).toMatchObject({ values: [{ kind: "text", text: "After sales" }] });
  expect(query.terms[4]).toMatchObject({ negated: true, values: [{ kind: "text", text: "vip" }] });
  expect(query.terms[6]).toMatchObject({ operator: "<", values: [{ kind: "duration", amount: 4, unit: "h" }] });
});

test("what a Chinese keyboard writes is understood", () => {
  expect(bare("state：open，new team:“售后组” priority≥3")).toEqual(bare('state:open,new team:"售后组" priority>=3'));
  expect(bare("退款 「没有 收到」")).toEqual(bare('退款 "没有 收到"'));
});

test("a number with # is a case, a quoted keyword is a name", () => {
  expect(bare("#1001")).toEqual(bare("case:1001"));
  expect(bare('team:"mine"')[0]).toMatchObject({ values: [{ kind: "text", text: "mine" }] });
});

test("an address of the web is words", () => {
  expect(bare("https://example.com/a:b")).toEqual([{ kind: "words", text: "https://example.com/a:b", negated: false }]);
});

test.each([
  ["owner:me colour:red", 9, 15, "unknown_field"],
  ["channel>mail", 7, 8, "operator_not_allowed"],
  ["state:", 6, 6, "value_missing"],
  ["state:open,", 11, 11, "value_missing"],
  ["state:opne", 6, 10, "value_unknown"],
  ["priority>=x", 10, 11, "value_not_number"],
  ["due<soon", 4, 8, "value_not_duration"],
  ["due<4h,5h", 7, 9, "one_value_only"],
  ['tag:x team:"After', 11, 17, "quote_open"],
  ["awaiting>yes", 9, 12, "value_not_duration"],
])("the fault in %s is found at %i", (text, at, end, code) => {
  expect(parseCaseQuery(text).problems).toMatchObject([{ at, end, code }]);
});

const safeText = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter(Boolean);
const anyValue = (spec: (typeof caseQueryFields)[number], operator: string) => {
  const kinds = [];
  const equals = operator === ":";
  if (spec.keywords.length > 0 && (equals || !spec.takes.includes("duration"))) {
    kinds.push(fc.constantFrom(...spec.keywords).map((keyword) => ({ kind: "keyword" as const, keyword })));
  }
  if (spec.takes.includes("number")) kinds.push(fc.nat(1e9).map((number) => ({ kind: "number" as const, number })));
  if (spec.takes.includes("text")) kinds.push(safeText.map((text) => ({ kind: "text" as const, text })));
  if (spec.takes.includes("duration") && !equals) {
    kinds.push(
      fc
        .tuple(fc.nat(999_999), fc.constantFrom("m", "h", "d", "w"))
        .map(([amount, unit]) => ({ kind: "duration" as const, amount, unit: unit as "m" })),
    );
  }
  return fc.oneof(...kinds);
};
const anyTerm = fc.oneof(
  fc.record({ kind: fc.constant("words" as const), text: safeText, negated: fc.boolean() }),
  fc
    .constantFrom(...caseQueryFields.flatMap((spec) => spec.operators.map((operator) => ({ spec, operator }))))
    .chain(({ spec, operator }) =>
      fc.record({
        kind: fc.constant("field" as const),
        field: fc.constant(spec.name),
        operator: fc.constant(operator),
        values: fc.array(anyValue(spec, operator), { minLength: 1, maxLength: operator === ":" ? 3 : 1 }),
        negated: fc.boolean(),
      }),
    ),
);

test("reading what was printed gives the same query, whatever it is", () => {
  fc.assert(
    fc.property(fc.array(anyTerm, { maxLength: 6 }), (terms) => {
      const text = printCaseQuery({ terms: terms.map((term) => ({ ...term, at: 0, end: 0 })) as QueryTerm[] });
      expect(parseCaseQuery(text).problems).toEqual([]);
      expect(bare(text)).toEqual(terms);
    }),
  );
});

test("any text is read without failing, its problems lie inside it, and printing settles at once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const { query, problems } = parseCaseQuery(text);
      for (const { at, end } of problems) expect(0 <= at && at <= end && end <= text.length).toBe(true);
      const printed = printCaseQuery(query);
      expect(printCaseQuery(parseCaseQuery(printed).query)).toBe(printed);
    }),
  );
});

test("completion offers fields, then the field's words, then says what else can be looked up", () => {
  expect(completeCaseQuery("sta", 3).options.map((option) => option.insert)).toEqual(["state:"]);
  expect(completeCaseQuery("tag:x state:open,wai", 20)).toMatchObject({
    from: 17,
    to: 20,
    options: [{ insert: "waiting_customer" }, { insert: "waiting_partner" }],
  });
  expect(completeCaseQuery("owner:L", 7).more).toEqual({ offers: "staff", typed: "L" });
  expect(completeCaseQuery("", 0).options).toHaveLength(caseQueryFields.length);
});
