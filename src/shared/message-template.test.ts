import fc from "fast-check";
import { expect, test } from "vitest";
import type { TemplateField, TemplatePart } from "./contract/templates.ts";
import { faultsOfValues, fillTemplate, templateText } from "./message-template.ts";

const field = (key: string, more: Partial<TemplateField> = {}): TemplateField => ({
  key,
  label: key,
  required: true,
  maxLength: 20,
  format: null,
  pattern: null,
  choices: [],
  example: null,
  ...more,
});
const part = (kind: TemplatePart["kind"], text: string, maxLength: number | null = null) => ({ kind, text, maxLength });

test("a template is what the person sees, from above to below", () => {
  const template = {
    parts: [
      part("header", "News"),
      part("body", "Hello {{body.1}},\n\n{{body.2}}"),
      part("button", "Track"),
      part("button", "Call"),
    ],
    fields: [field("body.1"), field("body.2")],
  };
  const filled = fillTemplate(template, { "body.1": " Sheena ", "body.2": "it left." });
  expect(templateText(filled)).toBe("News\n\nHello Sheena,\n\nit left.\n\n[Track]\n[Call]");
});

test("a line that stays empty is left out, a place of nobody's stays as it is", () => {
  const template = {
    parts: [part("body", "{{first}}\nNumber: {{n}} {{x}}\n{{remark}}")],
    fields: [field("first"), field("n"), field("remark")],
  };
  expect(templateText(fillTemplate(template, { n: "7" }))).toBe("Number: 7 {{x}}");
  expect(templateText(fillTemplate(template, {}, ({ label }) => `[${label}]`))).toBe(
    "[first]\nNumber: [n] {{x}}\n[remark]",
  );
});

test("what a value says is never filled in again", () => {
  const template = { parts: [part("body", "{{a}} {{b}}")], fields: [field("a"), field("b")] };
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (said) => {
      const value = `x${said.replace(/\s/g, "")}`;
      expect(templateText(fillTemplate(template, { a: "{{b}}", b: value }))).toBe(`{{b}} ${value}`);
    }),
  );
});

test.each([
  ["", "missing"],
  ["x".repeat(21), "tooLong"],
  ["two\nlines", "lines"],
  ["five     blanks", "lines"],
  ["abc", "format"],
  ["12", undefined],
])("the value %j: %s", (value, problem) => {
  const template = { parts: [part("body", "{{n}}")], fields: [field("n", { pattern: "^\\d+$" })] };
  expect(faultsOfValues(template, { n: value })[0]?.problem).toBe(problem);
});

test("choices, what may stay empty, and the length of the whole", () => {
  const fields = [field("state", { choices: ["done", "open"] }), field("more", { required: false })];
  const template = { parts: [part("body", "{{state}} {{more}}", 10)], fields };
  const problems = (values: Record<string, string>) => faultsOfValues(template, values).map(({ problem }) => problem);
  expect(problems({ state: "done" })).toEqual([]);
  expect(problems({ state: "lost" })).toEqual(["choice"]);
  expect(problems({ state: "done", more: "and so on" })).toEqual(["partTooLong"]);
});
