import { expect, test } from "vitest";
import type { SaveRule } from "../../../../../shared/contract/rules.ts";
import { ruleOfFile } from "./rule-file.ts";

const rule: SaveRule = {
  name: "Silence",
  active: true,
  trigger: { on: "timer", since: "word", minutes: 60, business: false },
  query: "state:active",
  actions: [{ do: "notify", whom: "lead", words: "x" }],
};

test("[B4] a rule's file is read as it was written, switched off; what is no rule is refused", () => {
  expect(ruleOfFile(JSON.stringify(rule))).toEqual({ ...rule, active: false });
  const wrong = [
    "",
    "null",
    "[]",
    "{}",
    JSON.stringify({ ...rule, trigger: { on: "event" } }),
    JSON.stringify({ ...rule, actions: [{ do: "explode" }] }),
    JSON.stringify({ ...rule, actions: [null] }),
    JSON.stringify({ ...rule, name: 7 }),
  ];
  expect(wrong.map(ruleOfFile)).toEqual(wrong.map(() => null));
});
