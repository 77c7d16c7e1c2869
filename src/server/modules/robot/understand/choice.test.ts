import { expect, test } from "vitest";
import { choiceIn } from "./choice.ts";

const offer = (title: string, id: number) => ({ articleId: id, passageId: id, title });
const one = [offer("保修多久", 1)];
const two = [offer("Returning an item", 1), offer("Exchanging an item", 2)];

test.each([
  [one, "是的", { kind: "chosen", index: 0 }],
  [one, "yes please", { kind: "chosen", index: 0 }],
  [one, "1", { kind: "chosen", index: 0 }],
  [one, "不是", { kind: "none" }],
  [one, "no", { kind: "none" }],
  [one, "是不是要寄回去", null],
  [two, "yes", null],
  [two, "the second one", { kind: "chosen", index: 1 }],
  [two, "Exchanging an item", { kind: "chosen", index: 1 }],
  [two, "an item", null],
  [two, "3", null],
  [two, "none of them", { kind: "none" }],
])("[D2] of what was offered (%#), %s is understood", (offered, text, choice) => {
  expect(choiceIn(text, offered)).toEqual(choice);
});
