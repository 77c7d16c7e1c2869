import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterAct, type PromiseAct, type PromiseLife } from "./policy.ts";

const DUE = 1_000;
const open: PromiseLife = {
  state: "open",
  dueAt: DUE,
  pausedFor: null,
  counted: true,
  silent: false,
  movedCount: 0,
  disputed: false,
};

const keep = (at: number): PromiseAct => ({ kind: "keep", at, evidenceEventId: 7 });
const move = (to: number): PromiseAct => ({ kind: "move", to, reason: "a part is missing" });
const waive: PromiseAct = { kind: "waive", reason: "no longer needed" };
const withdraw: PromiseAct = { kind: "withdraw", reason: "case_closed" };
const fallDue: PromiseAct = { kind: "fall_due" };
const pause: PromiseAct = { kind: "pause", turn: "customer" };
const reopen: PromiseAct = { kind: "reopen" };
const uphold: PromiseAct = { kind: "uphold", about: "kept", reason: null };
const dismiss: PromiseAct = { kind: "dismiss", reason: "it did" };
const dispute: PromiseAct = { kind: "dispute", words: null };

describe("[B4] what an act makes of a promise", () => {
  test.each<[string, Partial<PromiseLife>, PromiseAct, number, string[] | string]>([
    ["kept before it is due", {}, keep(999), 999, ["kept"]],
    ["kept at the very moment", {}, keep(1_000), 1_005, ["kept"]],
    ["kept after it, before the alarm clock came by", {}, keep(1_001), 1_001, ["broken", "kept_late"]],
    ["kept in time, told late", {}, keep(900), 5_000, ["kept"]],
    ["kept while paused", { dueAt: null, pausedFor: "customer" }, keep(9_999), 9_999, ["kept"]],
    ["kept after it was broken", { state: "broken" }, keep(1_500), 1_500, ["kept_late"]],
    ["an earlier fact does not mend what is broken", { state: "broken" }, keep(900), 1_500, ["kept_late"]],
    ["its time has not come", {}, fallDue, 999, "nothing"],
    ["its time has come", {}, fallDue, 1_000, ["broken"]],
    ["moved before it is due", {}, move(2_000), 999, ["moved"]],
    ["moved to where it is", {}, move(1_000), 500, "nothing"],
    ["moved into the past", {}, move(400), 500, "in_the_past"],
    ["moved when it is due, alarm or not", {}, move(2_000), 1_000, "already_due"],
    ["moved when broken", { state: "broken" }, move(2_000), 1_500, "settled"],
    ["waived before it is due", {}, waive, 999, ["waived"]],
    ["waived when it is due", {}, waive, 1_000, "already_due"],
    ["waived when broken", { state: "broken" }, waive, 1_500, "settled"],
    ["its object is gone before it is due", {}, withdraw, 999, ["withdrawn"]],
    ["its object is gone only after it was due", {}, withdraw, 1_001, ["broken", "silenced"]],
    ["a broken one whose object is gone", { state: "broken" }, withdraw, 1_500, ["silenced"]],
    ["paused", {}, pause, 500, ["paused"]],
    ["paused when due", {}, pause, 1_000, "nothing"],
    ["a fixed time does not pause", { counted: false }, pause, 500, "nothing"],
    ["has its object again", { state: "withdrawn", silent: true }, reopen, 1_500, ["resumed"]],
    ["never lost its object", {}, reopen, 500, "nothing"],
    ["its object comes back after it was kept", { state: "kept", silent: true }, reopen, 1_500, "nothing"],
    ["disputed while open", {}, dispute, 500, "nothing"],
    ["disputed after it was kept", { state: "kept", silent: true }, dispute, 1_500, ["disputed"]],
    ["the customer is right", { state: "kept", silent: true, disputed: true }, uphold, 1_500, ["upheld", "broken"]],
    ["they are right of what was broken", { state: "broken", disputed: true }, uphold, 1_500, ["upheld"]],
    ["kept late since they said so", { state: "kept_late", disputed: true }, uphold, 1_500, ["upheld"]],
    ["it did happen", { state: "kept", silent: true, disputed: true }, dismiss, 1_500, ["dismissed"]],
    ["nobody said it did not", { state: "kept", silent: true }, uphold, 1_500, "nothing"],
    ["disputed twice", { state: "kept", silent: true, disputed: true }, dispute, 1_500, "nothing"],
  ])("%s", (_, life, act, now, expected) => {
    const verdict = afterAct({ ...open, ...life }, act, now);
    if (verdict.outcome === "done") expect(verdict.log).toEqual(expected);
    else expect(verdict.outcome === "refused" ? verdict.because : verdict.outcome).toBe(expected);
  });
});

/** What a promise must be, told in other words than the policy's: from what happened, not from a state. */
type Story = {
  now: number;
  due: number | null;
  /** time left while paused */
  left: number;
  brokenAt: number | null;
  /** what ended it, once and for all */
  end: "kept" | "kept_late" | "waived" | "withdrawn" | null;
  moved: number;
};
type Real = { life: PromiseLife };

class Act implements fc.Command<Story, Real> {
  readonly make: (story: Story) => PromiseAct;
  readonly name: string;
  constructor(name: string, make: (story: Story) => PromiseAct) {
    this.name = name;
    this.make = make;
  }
  check = () => true;
  toString = () => this.name;
  run(story: Story, real: Real): void {
    const act = this.make(story);
    const before = real.life;
    const verdict = afterAct(before, act, story.now);
    if (verdict.outcome === "done") real.life = { ...verdict.life };
    if (act.kind === "resume" && verdict.outcome === "done") real.life.dueAt = story.now + story.left;
    tell(story, act, before);
    agree(story, real.life, verdict.outcome === "done" ? verdict.log : []);
  }
}

/** What the act means for the story. */
function tell(story: Story, act: PromiseAct, before: PromiseLife): void {
  const over = story.end !== null;
  const passed = story.due !== null && story.due <= story.now;
  switch (act.kind) {
    case "keep":
      if (over) return;
      if (story.brokenAt === null && (story.due === null || act.at <= story.due)) story.end = "kept";
      else {
        story.brokenAt ??= story.now;
        story.end = "kept_late";
      }
      return;
    case "fall_due":
      if (!over && passed) story.brokenAt ??= story.now;
      return;
    case "move":
      if (over || story.brokenAt !== null || passed || act.to <= story.now || act.to === story.due) return;
      story.due = act.to;
      story.moved++;
      return;
    case "waive":
      if (!over && story.brokenAt === null && !passed) story.end = "waived";
      return;
    case "withdraw":
      if (over || story.brokenAt !== null) return;
      if (passed) story.brokenAt = story.now;
      else story.end = "withdrawn";
      return;
    case "pause":
      if (over || story.brokenAt !== null || passed || story.moved > 0 || story.due === null) return;
      story.left = story.due - story.now;
      story.due = null;
      return;
    case "resume":
      if (before.state === "open" && before.pausedFor !== null) story.due = story.now + story.left;
  }
}

function agree(story: Story, life: PromiseLife, log: readonly string[]): void {
  const state = story.end ?? (story.brokenAt === null ? "open" : "broken");
  expect(life.state).toBe(state);
  expect(life.movedCount).toBe(story.moved);
  if (story.end === null) expect(life.dueAt).toBe(story.due);
  // Nothing rewrites a broken one.
  if (story.brokenAt !== null) expect(["broken", "kept_late"]).toContain(life.state);
  if (story.end !== null) expect(life.silent).toBe(true);
  if (log.includes("kept")) expect(story.brokenAt).toBeNull();
}

class Tick implements fc.Command<Story, Real> {
  readonly by: number;
  constructor(by: number) {
    this.by = by;
  }
  check = () => true;
  toString = () => `tick ${this.by}`;
  run(story: Story): void {
    story.now += this.by;
  }
}

test("[B4] over any walk a promise is what its story makes it, and a broken one stays broken", () => {
  const commands = [
    fc.integer({ min: 1, max: 600 }).map((by) => new Tick(by)),
    fc.integer({ min: -300, max: 0 }).map((ago) => new Act(`keep ${ago}`, ({ now }) => keep(now + ago))),
    fc.constant(new Act("fall due", () => fallDue)),
    fc.integer({ min: -100, max: 900 }).map((ahead) => new Act(`move ${ahead}`, ({ now }) => move(now + ahead))),
    fc.constant(new Act("waive", () => waive)),
    fc.constant(new Act("withdraw", () => withdraw)),
    fc.constant(new Act("pause", () => pause)),
    fc.constant(new Act("resume", () => ({ kind: "resume" }))),
    fc.constant(new Act("dispute", () => dispute)),
  ];
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 30 }), (walk) => {
      const story = (): Story => ({ now: 0, due: DUE, left: 0, brokenAt: null, end: null, moved: 0 });
      fc.modelRun(() => ({ model: story(), real: { life: { ...open } } }), walk);
    }),
    { numRuns: 5_000 },
  );
});
