/**
 * The life of a case, as a table: which act leads from which category to which. Everything that changes a category
 * asks here, and nothing else knows the rules.
 */
import type { CaseCategory } from "../../../shared/contract/cases.ts";

/** What can happen to a case. */
export type CaseAct =
  /** the customer wrote or called */
  | { kind: "contact"; at: Date }
  /** a person answered the customer; `becomes` is what they chose for the case */
  | { kind: "answer"; at: Date; becomes: AfterAnswer | null }
  /** that answer reached nobody; `unansweredSince` is when the customer wrote what nobody answered, `became` as then chosen */
  | { kind: "answer_lost"; unansweredSince: Date | null; became: AfterAnswer | null }
  /** a person takes it on */
  | { kind: "take" }
  /** a person chose a category; `unansweredSince` is when the customer wrote what nobody answered yet, if they did */
  | { kind: "set"; to: CaseCategory; unansweredSince: Date | null }
  /** the rule that closes what was solved long enough ago */
  | { kind: "close_by_rule" };

export type AfterAnswer = Extract<CaseCategory, "open" | "waiting_customer" | "waiting_partner" | "solved">;

/** The part of a case that its life is about. */
export type CaseLife = {
  category: CaseCategory;
  /** since when the customer waits for a word from us */
  awaitingSince: Date | null;
  solvedAt: Date | null;
  closedAt: Date | null;
  snoozedUntil: Date | null;
};

/** Categories in which somebody on our side still has the case on their list. */
export const activeCategories = [
  "new",
  "open",
  "waiting_customer",
  "waiting_partner",
] as const satisfies CaseCategory[];

const onContact: Record<CaseCategory, CaseCategory> = {
  new: "new",
  open: "open",
  waiting_customer: "open",
  waiting_partner: "open",
  solved: "open",
  closed: "open",
};

const onAnswer: Record<CaseCategory, CaseCategory> = {
  new: "open",
  open: "open",
  waiting_customer: "waiting_customer",
  waiting_partner: "waiting_partner",
  solved: "solved",
  closed: "closed",
};

/** True while the case is on somebody's list; promises of other cases no longer ring. */
export function isActive(category: CaseCategory): boolean {
  return category !== "solved" && category !== "closed";
}

/**
 * What an act makes of a case. Pure; the same life comes back where the act changes nothing.
 * @param now when it is done, for `solvedAt` and `closedAt`
 */
export function afterAct(life: CaseLife, act: CaseAct, now: Date): CaseLife {
  switch (act.kind) {
    case "contact":
      return settle({ ...life, awaitingSince: life.awaitingSince ?? act.at, snoozedUntil: null }, onContact, now);
    case "answer": {
      // Somebody who wrote after the answer was written still waits, whatever was chosen with it.
      const stillWaits = life.awaitingSince !== null && life.awaitingSince > act.at;
      const to = act.becomes && !stillWaits ? act.becomes : onAnswer[life.category];
      return settle({ ...life, awaitingSince: stillWaits ? life.awaitingSince : null }, to, now);
    }
    case "answer_lost": {
      // Answered by another message since, or never asked: nobody waits.
      if (act.unansweredSince === null) return life;
      const byAnswer = life.category === "waiting_customer" || wasMadeBy(life.category, act.became);
      if (!byAnswer && !isActive(life.category)) return life;
      const waiting = { ...life, awaitingSince: act.unansweredSince, snoozedUntil: null };
      return settle(waiting, byAnswer ? "open" : life.category, now);
    }
    case "take":
      return settle(life, life.category === "new" ? "open" : life.category, now);
    case "set":
      // Where nobody waited for us, going back to work means answering what was left unanswered.
      return settle({ ...life, awaitingSince: life.awaitingSince ?? act.unansweredSince }, act.to, now);
    case "close_by_rule":
      return life.category === "solved" ? settle(life, "closed", now) : life;
  }
}

/** Who has to do something next. @param owing whether a promise of ours is open */
export function whoseTurn(life: Pick<CaseLife, "category" | "awaitingSince">, owing: boolean) {
  if (!isActive(life.category)) return "nobody" as const;
  if (life.awaitingSince !== null) return "us" as const;
  if (life.category === "waiting_customer") return "customer" as const;
  if (life.category === "waiting_partner") return "partner" as const;
  return owing || life.category === "new" ? ("us" as const) : ("customer" as const);
}

/** True when a contact is the customer coming back: still without our word, or about what we held for done. */
export function isRepeat(life: CaseLife): boolean {
  return life.awaitingSince !== null || !isActive(life.category);
}

/** True when a case is what an answer made of it; one that was called solved may be closed by its rule since. */
function wasMadeBy(category: CaseCategory, became: AfterAnswer | null): boolean {
  return category === became || (became === "solved" && category === "closed");
}

/** Brings the times of a life in line with its new category. */
function settle(life: CaseLife, next: CaseCategory | Record<CaseCategory, CaseCategory>, now: Date): CaseLife {
  const category = typeof next === "string" ? next : next[life.category];
  const done = !isActive(category);
  return {
    category,
    // Where the customer has the next word, or none is needed, nobody waits for ours.
    awaitingSince: done || category === "waiting_customer" ? null : life.awaitingSince,
    solvedAt: done ? (life.solvedAt ?? now) : null,
    closedAt: category === "closed" ? (life.closedAt ?? now) : null,
    snoozedUntil: done ? null : life.snoozedUntil,
  };
}
