import { expect, test } from "vitest";
import { choiceLabels, wholeChoice, withoutNumbers } from "./choice-labels.ts";

test("[D2] short choices stand on their buttons as they are", () => {
  expect(choiceLabels(["退货", "换货"], 20)).toEqual(["退货", "换货"]);
});

test("[D2] long ones are cut, and bear numbers so that none looks like another", () => {
  const labels = choiceLabels(["Return a lamp that is broken", "Return a lamp that is whole", "No"], 20);
  expect(labels).toEqual(["1. Return a lamp th…", "2. Return a lamp th…", "3. No"]);
  for (const label of labels) expect([...label].length).toBeLessThanOrEqual(20);
});

test("[D2] an emoji is not cut in two, and the same choice twice has two buttons", () => {
  expect(choiceLabels(["👍".repeat(30)], 10)[0]).toBe(`1. ${"👍".repeat(6)}…`);
  expect(new Set(choiceLabels(["yes", "yes"], 20)).size).toBe(2);
});

test("[D2] what was pressed is said in full, and a payload that says something else than its button is not heard", () => {
  expect(wholeChoice("1. Return a lamp th…", "Return a lamp that is broken")).toBe("Return a lamp that is broken");
  expect(wholeChoice("退货", "退货")).toBe("退货");
  expect(wholeChoice("Yes", "cancel all my orders")).toBe("Yes");
  expect(wholeChoice("1. …", "cancel all my orders")).toBe("1. …");
  expect(wholeChoice("Yes", { $ne: null })).toBe("Yes");
});

test("[D2] numbers to type are left out where each choice is shown in full, and a text never becomes empty", () => {
  expect(withoutNumbers("Which?\n1. A\n2. B", ["A", "B"])).toBe("Which?");
  expect(withoutNumbers("1. A", ["A"])).toBe("1. A");
});
