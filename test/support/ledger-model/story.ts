import type { PromiseState } from "../../../src/shared/contract/promises.ts";

/** What must be true of one promise, told from what happened to it and not from a state. Times in ms. */
export type Story = {
  id: number;
  kind: string;
  /** policies promise a thing once, people as often as they like */
  byPolicy: boolean;
  caseId: number;
  startedAt: number;
  ownMs: number;
  pausedAt: number | null;
  pausedMs: number;
  /** the time it was moved to, or got when it was found not to have been kept */
  fixedDue: number | null;
  moves: number;
  isBroken: boolean;
  end: "kept" | "kept_late" | "waived" | "withdrawn" | null;
  /** the state that the customer doubts */
  about: PromiseState | null;
};

/** All promises of two cases of one person, the clock, and which of them a merge moved. */
export type World = { now: number; stories: Story[]; merged: number[] | null };

export const stateOf = ({ end, isBroken }: Story): PromiseState => end ?? (isBroken ? "broken" : "open");
export const isOpen = (story: Story) => stateOf(story) === "open";

/** In a calendar that never shuts it is due when that much time passed that was ours. */
export function dueOf({ fixedDue, pausedAt, startedAt, ownMs, pausedMs }: Story): number | null {
  if (fixedDue !== null) return fixedDue;
  return pausedAt === null ? startedAt + ownMs + pausedMs : null;
}

export function isOver(story: Story, now: number): boolean {
  const due = dueOf(story);
  return due !== null && due <= now;
}

/** Why a person may not move or waive it; null when they may. */
export function refusal(story: Story, now: number): string | null {
  if (!isOpen(story)) return "promises.settled";
  return isOver(story, now) ? "promises.already_due" : null;
}

export const tell = {
  pause(story: Story, now: number): void {
    if (isOpen(story) && story.fixedDue === null && story.pausedAt === null && !isOver(story, now)) {
      story.pausedAt = now;
    }
  },
  resume(story: Story, now: number): void {
    if (!isOpen(story) || story.pausedAt === null || story.fixedDue !== null) return;
    story.pausedMs += now - story.pausedAt;
    story.pausedAt = null;
  },
  ring(story: Story, now: number): void {
    if (isOpen(story) && isOver(story, now)) story.isBroken = true;
  },
  keep(story: Story, at: number): void {
    if (story.end !== null || story.startedAt > at) return;
    const due = dueOf(story);
    const isInTime = !story.isBroken && (due === null || at <= due);
    story.isBroken ||= !isInTime;
    story.end = isInTime ? "kept" : "kept_late";
  },
  move(story: Story, to: number): void {
    if (to === dueOf(story)) return;
    story.fixedDue = to;
    story.pausedAt = null;
    story.moves++;
  },
  withdraw(story: Story, now: number): void {
    if (!isOpen(story)) return;
    if (isOver(story, now)) story.isBroken = true;
    else story.end = "withdrawn";
  },
  dispute(story: Story): void {
    const state = stateOf(story);
    if (story.about === null && state !== "open" && state !== "withdrawn") story.about = state;
  },
  uphold(story: Story, now: number): void {
    const state = stateOf(story);
    if (story.about !== state || state === "broken") return;
    story.fixedDue ??= dueOf(story) === null ? now : null;
    story.isBroken = true;
    story.end = null;
  },
  /** Of two open promises that policies made for the same, the one due first stays. */
  mergeInto(stories: readonly Story[], now: number): void {
    const place = (story: Story) => dueOf(story) ?? Number.POSITIVE_INFINITY;
    const open = stories.filter((story) => isOpen(story) && story.byPolicy);
    for (const same of Map.groupBy(open, ({ kind }) => kind).values()) {
      const inOrder = same.toSorted((a, b) => (place(a) === place(b) ? a.id - b.id : place(a) - place(b)));
      for (const needless of inOrder.slice(1)) tell.withdraw(needless, now);
    }
  },
};
