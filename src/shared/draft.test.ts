import { describe, expect, test } from "vitest";
import type { DraftBody } from "./contract/conversations.ts";
import { hasRoomFor, isEmptyDraft, leftOfDraft, withTakenBack } from "./draft.ts";

const template = { id: "update", language: null, values: { name: "Li" } };
const attachments = [{ sha256: "0", name: "a.png", type: "image/png", size: 1 }];
const to = [{ address: "li@example.com", name: null }];
const words: DraftBody = { kind: "reply", text: "Dear Li", attachments };
const both: DraftBody = { ...words, to, template };

describe("what stays of a draft", () => {
  test("a template leaves the words and files that it stood in for", () => {
    expect(leftOfDraft(both, "template")).toEqual({ ...words, to });
  });
  test("words leave the template that they were sent beside", () => {
    expect(leftOfDraft(both, "words")).toEqual({ kind: "reply", text: "", template });
  });
  test("a note leaves what was chosen for an answer", () => {
    expect(leftOfDraft({ ...both, kind: "note" }, "note")).toEqual({ kind: "note", text: "", to, template });
  });
  test.each(["words", "note"] as const)("nothing is left where there was nothing else: %s", (sent) => {
    const left = leftOfDraft({ ...words, to }, sent);
    expect(left).toEqual({ kind: "reply", text: "" });
    expect(isEmptyDraft(left)).toBe(true);
  });
});

describe("what was taken back", () => {
  const byTemplate: DraftBody = { kind: "reply", text: "", to, attachments: [], template };
  test("comes beside words that stayed, as often as it comes", () => {
    expect(hasRoomFor(words, byTemplate)).toBe(true);
    const once = withTakenBack(words, byTemplate);
    expect(once).toEqual({ ...words, template });
    expect(withTakenBack(once, byTemplate)).toEqual(once);
  });
  test("comes back whole into an empty draft", () => {
    expect(withTakenBack({ kind: "note", text: "" }, { ...words, to })).toEqual({ ...words, to });
  });
  test("takes the place of nothing that was begun since", () => {
    const since: DraftBody = { kind: "reply", text: "Something else" };
    expect([hasRoomFor(since, words), hasRoomFor(byTemplate, byTemplate)]).toEqual([false, false]);
    expect(withTakenBack(since, words)).toEqual(since);
  });
});
