import { describe, expect, test } from "vitest";
import { fillWords } from "../fill-words.ts";
import { makeMatter } from "../matter.ts";
import { customers } from "../people/customers.ts";
import type { Step, Story } from "../story.ts";
import { stories } from "./index.ts";

const AT = new Date("2026-03-09T02:00:00.000Z");

function texts({ subject, steps }: Story): string[] {
  const ofStep = (step: Step) =>
    ["text", "html", "subject", "words", "reason", "remarks"].flatMap((field) => {
      const value = (step as Record<string, unknown>)[field];
      return typeof value === "string" ? [value] : [];
    });
  return [subject, ...steps.flatMap(ofStep)];
}

test.each(stories.map((story) => [story.name, story] as const))(
  "%s speaks of nothing that nobody knows",
  (_, story) => {
    const customer = customers.find(({ locale }) => locale === story.locale)!;
    for (let run = 0; run < 20; run++) {
      const { facts, random } = makeMatter(`${story.name}-${run}`, story, customer, AT);
      for (const text of texts(story)) {
        const said = fillWords(text, { facts, locale: story.locale, at: AT, random });
        expect(said).not.toMatch(/[{}|]/);
      }
    }
  },
);

test("there are many stories, about two thirds of what happens is in Chinese", () => {
  expect(stories.length).toBeGreaterThanOrEqual(45);
  expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
  const times = (locale: string) => stories.reduce((sum, each) => sum + (each.locale === locale ? each.times : 0), 0);
  const share = times("zh-CN") / (times("zh-CN") + times("en"));
  expect(share).toBeGreaterThan(0.6);
  expect(share).toBeLessThan(0.7);
});

test("no text is used twice", () => {
  const all = stories.flatMap(({ steps }) =>
    steps.flatMap((step) => ("text" in step && step.text.length > 20 ? [step.text] : [])),
  );
  expect(all.length - new Set(all).size).toBe(0);
});

test("customers have an address each", () => {
  expect(new Set(customers.map(({ address }) => address)).size).toBe(customers.length);
  expect(customers.every(({ address }) => /@[a-z]+\.example\.(com|net|org)$/.test(address))).toBe(true);
});

describe("the words of a story", () => {
  const customer = customers.find(({ key }) => key === "wangyating")!;
  const matter = makeMatter("one", stories[0]!, customer, AT);
  const say = (text: string, locale: "zh-CN" | "en") => fillWords(text, { ...matter, locale, at: AT });

  test("name dates as people of each language do", () => {
    expect(say("{day+1}", "zh-CN")).toBe("3月10日（周二）");
    expect(say("{day+1}", "en")).toBe("Tuesday 10 March");
  });

  test("call people by their names, and refuse what nobody knows", () => {
    expect(say("{name}", "zh-CN")).toBe("王女士");
    expect(() => say("{nobody}", "zh-CN")).toThrow("{nobody}");
  });
});
