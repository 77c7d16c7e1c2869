import { expect, test } from "vitest";
import type { MessageTemplate, TemplateField } from "../../../../../../shared/contract/templates.ts";
import { withText } from "./with-text.ts";

const field = (key: string, choices: string[] = []) => ({ key, choices }) as TemplateField;
const template = { fields: [field("state", ["done"]), field("name"), field("news")] } as MessageTemplate;
const choice = (values: Record<string, string>) => ({ id: "update", language: null, values });

test.each([
  [{}, { name: "It is on its way. By Friday." }],
  [{ name: "Li" }, { name: "Li", news: "It is on its way. By Friday." }],
  [
    { name: "Li", news: "Good news:" },
    { name: "Li", news: "Good news: It is on its way. By Friday." },
  ],
])("words of a macro go into the first empty field on one line, then behind the last: %j", (before, after) => {
  expect(withText(choice(before), template, "It is on its way.\n\nBy Friday.\n").values).toEqual(after);
});

test("a template that asks for nothing takes no words", () => {
  expect(withText(choice({}), { ...template, fields: [] }, "Words").values).toEqual({});
});
