import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FormField } from "../contract/forms.ts";
import {
  type AnswerFault,
  type Answers,
  checkAnswers,
  faultsOfForm,
  fieldKinds,
  isQuestion,
  shownFields,
} from "./index.ts";

const keys = ["a", "b", "c", "d", "e", "f"];
const words = ["yes", "no", "other", " ", "12", "2026-03-09", "a@b.example", "13800138000"];
const label = { en: "A question" };

const conditions = fc.record({
  match: fc.constantFrom("all" as const, "any" as const),
  conditions: fc.array(
    fc.record({ field: fc.constantFrom(...keys), values: fc.array(fc.constantFrom("yes", "no"), { maxLength: 2 }) }),
    { minLength: 1, maxLength: 3 },
  ),
});
const fields: fc.Arbitrary<FormField[]> = fc
  .tuple(...keys.map((key) => fieldOf(key)))
  .map((drawn) => drawn.map((field): FormField => ({ ...field, options: [...field.options] })));
function fieldOf(key: string) {
  return fc.record(
    {
      key: fc.constant(key),
      kind: fc.constantFrom(...fieldKinds),
      label: fc.constant(label),
      required: fc.boolean(),
      options: fc.constant([
        { value: "yes", label },
        { value: "no", label },
      ]),
      showIf: conditions,
    },
    { requiredKeys: ["key", "kind", "label", "options"] },
  );
}
const answers: fc.Arbitrary<Answers> = fc.record({
  values: fc.dictionary(
    fc.constantFrom(...keys, "constructor", "__proto__"),
    fc.array(fc.constantFrom(...words), { maxLength: 3 }),
  ),
  files: fc.dictionary(
    fc.constantFrom(...keys),
    fc.array(fc.record({ name: fc.constantFrom("a.png", "b.exe", "c"), size: fc.nat() }), { maxLength: 12 }),
  ),
});
const keysOf = (list: readonly { key: string }[]) => list.map(({ key }) => key);

describe("[A1] conditions and answers of forms", () => {
  test("only what is shown is asked, and each thing at fault is told once", () => {
    fc.assert(
      fc.property(fields, answers, (form, given) => {
        const shown = new Set(keysOf(shownFields(form, given).filter(isQuestion)));
        const faults = checkAnswers(form, given).map(({ field }) => field);
        expect(faults.filter((key) => !shown.has(key))).toEqual([]);
        expect(new Set(faults).size).toBe(faults.length);
      }),
    );
  });

  test("what is typed into a field that is not shown changes nothing", () => {
    fc.assert(
      fc.property(fields, answers, answers, (form, given, other) => {
        const shown = new Set(keysOf(shownFields(form, given)));
        const pick = <T>(of: Readonly<Record<string, T>>, hidden: Readonly<Record<string, T>>) =>
          Object.fromEntries([
            ...Object.entries(hidden).filter(([key]) => keys.includes(key) && !shown.has(key)),
            ...Object.entries(of).filter(([key]) => shown.has(key)),
          ]);
        const mixed = { values: pick(given.values, other.values), files: pick(given.files, other.files) };
        expect(keysOf(shownFields(form, mixed))).toEqual(keysOf(shownFields(form, given)));
        expect(checkAnswers(form, mixed)).toEqual(checkAnswers(form, given));
      }),
    );
  });

  test("a field never depends on one that stands after it", () => {
    fc.assert(
      fc.property(fields, answers, fc.nat({ max: keys.length }), (form, given, length) => {
        const head = form.slice(0, length);
        const inWhole = keysOf(shownFields(form, given)).filter((key) => keys.indexOf(key) < length);
        expect(inWhole).toEqual(keysOf(shownFields(head, given)));
      }),
    );
  });

  test("blanks are no answer, and anonymous answers need no name and no address", () => {
    const form: FormField[] = [
      { key: "name", kind: "short_text", label, role: "name", required: true },
      { key: "mail", kind: "email", label, role: "address", required: true },
      { key: "words", kind: "long_text", label, role: "words", required: true },
    ];
    const given = { values: { name: ["  "], mail: ["nowhere"], words: ["It is broken."] }, files: {} };
    expect(codes(checkAnswers(form, given))).toEqual(["name missing", "mail no_address"]);
    expect(checkAnswers(form, given, { anonymous: true })).toEqual([]);
  });

  test("what depends on a name or an address is not asked of whoever stays unknown", () => {
    const form: FormField[] = [
      { key: "mail", kind: "email", label, role: "address" },
      {
        key: "hours",
        kind: "short_text",
        label,
        required: true,
        showIf: { match: "all", conditions: [{ field: "mail", values: [] }] },
      },
    ];
    const given = { values: { mail: ["a@b.example"] }, files: {} };
    expect(keysOf(shownFields(form, given))).toEqual(["mail", "hours"]);
    expect(keysOf(shownFields(form, given, { anonymous: true }))).toEqual([]);
    expect(checkAnswers(form, given, { anonymous: true })).toEqual([]);
  });
});

const codes = (faults: readonly AnswerFault[]) => faults.map(({ field, code }) => `${field} ${code}`);

test.each<[string, Partial<FormField>, string[], string | null]>([
  ["too short", { kind: "short_text", minLength: 3 }, ["ab"], "too_short"],
  ["too long in letters, not in bytes", { kind: "short_text", maxLength: 2 }, ["👍👍"], null],
  ["too long", { kind: "short_text", maxLength: 2 }, ["abc"], "too_long"],
  ["of the mask", { kind: "order_number", mask: "KW-9999" }, ["KW-2026"], null],
  ["not of the mask", { kind: "order_number", mask: "KW-9999" }, ["KW-20 6"], "mask"],
  ["no number", { kind: "number" }, ["1e9"], "no_number"],
  ["a number that is too small", { kind: "number", min: 1 }, ["0.5"], "too_small"],
  ["a number in its range", { kind: "number", min: -1, max: 3 }, ["-0.5"], null],
  ["a day that is none", { kind: "date" }, ["2026-02-30"], "no_date"],
  ["a day that is too late", { kind: "date", max: "2026-03-01" }, ["2026-03-02"], "too_large"],
  ["a phone number", { kind: "phone" }, ["138 0013 8000"], null],
  ["no phone number", { kind: "phone" }, ["call me"], "no_phone"],
  ["not among the options", { kind: "choice", options: [{ value: "x", label }] }, ["y"], "no_option"],
  ["two of a choice of one", { kind: "choice", options: [{ value: "x", label }] }, ["x", "x"], "one_only"],
  ["a consent that was not given", { kind: "consent", required: true }, [], "consent"],
])("an answer that is %s", (_, field, given, code) => {
  const faults = checkAnswers([{ key: "a", kind: "short_text", label, ...field }], { values: { a: given }, files: {} });
  expect(faults.map((fault) => fault.code)).toEqual(code ? [code] : []);
});

test("files are told from by number and kind", () => {
  const form: FormField[] = [{ key: "a", kind: "files", label, maxFiles: 1, fileKinds: ["image"] }];
  const sent = (...names: string[]) => ({ values: {}, files: { a: names.map((name) => ({ name, size: 1 })) } });
  expect(codes(checkAnswers(form, sent("a.PNG")))).toEqual([]);
  expect(codes(checkAnswers(form, sent("a.png.exe")))).toEqual(["a file_kind"]);
  expect(codes(checkAnswers(form, sent("a.png", "b.png")))).toEqual(["a too_many_files"]);
});

test("a form that cannot work is told what is wrong with it", () => {
  const problems = faultsOfForm({
    anonymous: false,
    fields: [
      {
        key: "a",
        kind: "choice",
        label,
        options: [],
        showIf: { match: "all", conditions: [{ field: "b", values: [] }] },
      },
      { key: "b", kind: "email", label: {}, role: "words" },
      { key: "b", kind: "long_text", label, role: "words", minLength: 9, maxLength: 3 },
    ],
  });
  expect(problems.map(({ code }) => code).sort()).toEqual(
    [
      "condition_later",
      "key_twice",
      "label_missing",
      "length_order",
      "no_address",
      "no_options",
      "role_twice",
      "role_unfit",
    ].sort(),
  );
});
