/**
 * Which case a message goes on with that answers no message we know. Pure: what may be joined is looked up before.
 *
 * Joining wrongly hides one matter inside another, opening a second case only costs somebody a glance: so a message joins
 * only where that is as good as sure, and where it is merely likely the new case says which other it may belong to.
 */
import { readChaser } from "./chasers.ts";
import { type Likeness, likeness, type Rarity, type Subject, shownOf, subjectOf, together } from "./likeness.ts";
import { numbersIn } from "./numbers.ts";

/** What a new message says. */
export type Saying = {
  subject: string | null;
  text: string;
  at: Date;
  /** its channel has no threads, and this person's chat on its account last belonged to this case */
  chat: { caseId: number; conversationId: number | null } | null;
  /**
   * Its sender is not proven, or it asks for answers to be sent elsewhere: whoever forges a sender does that, to read what is
   * said in the case. Or it is for other eyes than the cases that it might join.
   */
  mayNotJoin: boolean;
  /** The words are ours, as of a call: nothing is like them, and who names no order by its number asks after what is open. */
  wordless?: { orderNumber: string | null } | undefined;
};

/** A case of the same person. */
export type Candidate = {
  caseId: number;
  subject: string;
  isOpen: boolean;
  /** when it was solved or closed, while it is */
  doneAt: Date | null;
  /** the person waits for a word from us */
  awaiting: boolean;
  /** when the person was last heard */
  lastContactAt: Date;
  /** the case that it is thought to be the same matter as */
  maybeOf?: number | null;
  /** the person's first and latest messages in it */
  said: readonly { subject: string | null; text: string }[];
};

/** Why a message was put into a case. */
export type Reason =
  | { by: "chat" }
  | { by: "number"; number: string }
  | { by: "words"; words: string[]; score: number }
  | { by: "chaser" };

export type Verdict =
  | { kind: "joins"; caseId: number; conversationId: number | null; reason: Reason }
  /** `maybe`: the case it probably belongs to as well */
  | { kind: "opens"; maybe: ({ caseId: number } & Reason) | null };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** For so long what was solved or closed may turn out not to be. */
export const DONE_FOR_MS = 72 * HOUR;
/** Nothing is joined by words later than this after the person was last heard. */
const WORDS_FOR_MS = 14 * DAY;
/** So likely two texts must be about the same, at once and at the end of that time. */
const SURE_AT_ONCE = 0.42;
const SURE_AT_LAST = 0.6;
/** From here on it is worth a glance. */
const LIKELY = 0.25;
/** The best must be better than the second best by so much. */
const MARGIN = 0.12;
/** “Any news?” is about what was said so lately, or about what still waits for an answer. */
const CHASES_FOR_MS = 48 * HOUR;

/**
 * True when it matters what was said in a case. Old cases are found by a number or asked after, but never compared by
 * words: reading those would be for nothing.
 *
 * @param lastMessageAt when anybody last said something in it
 */
export function wordsMatter(saying: Saying, { lastMessageAt }: { lastMessageAt: Date }): boolean {
  if (saying.wordless || saying.at.getTime() - lastMessageAt.getTime() <= WORDS_FOR_MS) return true;
  const text = textOf(saying);
  return numbersIn(text).size > 0 || readChaser(text).isChaser;
}

/** Decides where a message belongs. @param rarity how much a word tells; all the same when nothing is known */
export function whichCase(saying: Saying, candidates: readonly Candidate[], rarity: Rarity = () => 1): Verdict {
  const known = candidates.filter(
    ({ isOpen, doneAt }) => isOpen || (doneAt !== null && saying.at.getTime() - doneAt.getTime() <= DONE_FOR_MS),
  );
  if (known.length === 0) return { kind: "opens", maybe: null };
  // What a machine opened is nobody's matter, as far as words go.
  const spoken = known.filter(({ said }) => said.length > 0);
  const verdict =
    byChat(saying, known) ??
    byNumber(saying, known, rarity) ??
    byChaser(saying, spoken, rarity) ??
    (saying.wordless ? OPENS : byWords(saying, spoken, rarity));
  if (verdict.kind === "joins" && saying.mayNotJoin) {
    return { kind: "opens", maybe: { caseId: verdict.caseId, ...verdict.reason } };
  }
  return verdict;
}

const OPENS: Verdict = { kind: "opens", maybe: null };

function byChat({ chat }: Saying, known: readonly Candidate[]): Verdict | null {
  if (!chat || !known.some(({ caseId }) => caseId === chat.caseId)) return null;
  return { kind: "joins", ...chat, reason: { by: "chat" } };
}

function byNumber(saying: Saying, known: readonly Candidate[], rarity: Rarity): Verdict | null {
  const typed = saying.wordless?.orderNumber;
  const numbers = saying.wordless ? new Set(typed ? [typed] : []) : numbersIn(textOf(saying));
  if (numbers.size === 0) return null;
  const naming = known.flatMap((candidate) => {
    const whole = wholeOf(candidate);
    const number = [...numbersIn(whole)].find((each) => numbers.has(each) || (typed && digitsOf(each) === typed));
    if (number === undefined && typed && namesDigits(whole, typed)) return [{ candidate, number: typed }];
    return number === undefined ? [] : [{ candidate, number }];
  });
  if (naming.length === 0) return null;
  return amongNaming(saying, withoutTwins(naming), rarity);
}

type Naming = { candidate: Candidate; number: string };

/** A case that is thought to be the same as another of them is no second matter. */
function withoutTwins(naming: readonly Naming[]): readonly Naming[] {
  const ids = new Set(naming.map(({ candidate }) => candidate.caseId));
  const single = naming.filter(({ candidate: { maybeOf } }) => !maybeOf || !ids.has(maybeOf));
  return single.length > 0 ? single : naming;
}

function amongNaming(saying: Saying, naming: readonly Naming[], rarity: Rarity): Verdict {
  // Somebody took two matters of one order apart: their words must tell which of them it is.
  const best = bestByWords(
    saying,
    naming.map(({ candidate }) => candidate),
    rarity,
  );
  const chosen = naming.find(({ candidate }) => candidate === best.candidate) ?? naming[0]!;
  const because = { caseId: chosen.candidate.caseId, by: "number" as const, number: chosen.number };
  if (naming.length > 1 && !(best.score >= LIKELY && best.lead >= MARGIN)) return { kind: "opens", maybe: because };
  return joins(because);
}

/** What can be typed of a number on a telephone. */
function digitsOf(number: string): string {
  return number.replace(/\D/g, "");
}

function namesDigits(text: string, digits: string): boolean {
  return new RegExp(`(?<!\\d)${digitsOf(digits)}(?!\\d)`).test(text);
}

function byChaser(saying: Saying, known: readonly Candidate[], rarity: Rarity): Verdict | null {
  const { isChaser, rest } = saying.wordless
    ? { isChaser: saying.wordless.orderNumber === null, rest: "" }
    : readChaser(textOf(saying));
  const open = known.filter(({ isOpen }) => isOpen);
  if (!isChaser || open.length === 0 || numbersIn(rest).size > 0) return null;
  const asked = subjectOf(rest, rarity);
  const fitting = open
    .filter((candidate) => holdsAll(together(partsOf(candidate, rarity)), asked))
    .filter(({ lastContactAt, awaiting }) => {
      const age = saying.at.getTime() - lastContactAt.getTime();
      return age <= (awaiting ? WORDS_FOR_MS : CHASES_FOR_MS);
    })
    .toSorted((a, b) => b.lastContactAt.getTime() - a.lastContactAt.getTime());
  const newest = fitting[0];
  if (!newest) return null;
  const because = { caseId: newest.caseId, by: "chaser" as const };
  return open.length === 1 ? joins(because) : { kind: "opens", maybe: because };
}

function byWords(saying: Saying, known: readonly Candidate[], rarity: Rarity): Verdict {
  const recent = known
    .filter(({ lastContactAt }) => saying.at.getTime() - lastContactAt.getTime() <= WORDS_FOR_MS)
    .toSorted((a, b) => b.lastContactAt.getTime() - a.lastContactAt.getTime())
    .slice(0, MOST_COMPARED);
  if (recent.length === 0) return { kind: "opens", maybe: null };
  const best = bestByWords(saying, recent, rarity);
  if (!best.candidate || best.score < LIKELY) return { kind: "opens", maybe: null };
  const { candidate, words } = best;
  const score = Math.round(best.score * 100) / 100;
  const because = { caseId: candidate.caseId, by: "words" as const, words: words.slice(0, MOST_WORDS), score };
  const age = Math.max(0, saying.at.getTime() - candidate.lastContactAt.getTime());
  const sure = SURE_AT_ONCE + (SURE_AT_LAST - SURE_AT_ONCE) * (age / WORDS_FOR_MS);
  return best.score >= sure && best.lead >= MARGIN ? joins(because) : { kind: "opens", maybe: because };
}

/** Cases whose words are compared, those that were heard of last: reading texts is what costs. */
const MOST_COMPARED = 10;
/** Messages of a case that are compared. */
const MOST_SAID = 3;
/** Words that are shown as the reason. */
const MOST_WORDS = 6;

type Best = { candidate: Candidate | null; score: number; words: string[]; lead: number };

function bestByWords(saying: Saying, candidates: readonly Candidate[], rarity: Rarity): Best {
  const asked = subjectOf(textOf(saying), rarity);
  const ranked = candidates
    .map((candidate) => ({ candidate, ...likenessTo(asked, candidate, rarity) }))
    .toSorted((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (!first || first.score === 0) return { candidate: null, score: 0, words: [], lead: 0 };
  const { candidate, score, shared } = first;
  return { candidate, score, words: shownOf(shared, asked), lead: score - (second?.score ?? 0) };
}

/** As like as the likest of its messages, or all of them together. */
function likenessTo(asked: Subject, candidate: Candidate, rarity: Rarity): Likeness {
  const parts = partsOf(candidate, rarity);
  return (parts.length > 1 ? [...parts, together(parts)] : parts)
    .map((subject) => likeness(asked, subject))
    .reduce((a, b) => (b.score > a.score ? b : a));
}

/** What it is called, and what the person said first and last: each is read once, however often it is compared. */
function partsOf({ subject, said }: Candidate, rarity: Rarity): Subject[] {
  const telling = said.length > MOST_SAID ? [said[0]!, ...said.slice(1 - MOST_SAID)] : said;
  const texts = telling.length > 0 ? telling.map(textOf) : [subject];
  return [...new Set(texts)].map((text) => subjectOf(text, rarity));
}

function holdsAll(whole: Subject, part: Subject): boolean {
  return [...part.words.keys()].every((word) => whole.words.has(word));
}

function joins({ caseId, ...reason }: { caseId: number } & Reason): Verdict {
  return { kind: "joins", caseId, conversationId: null, reason };
}

function textOf({ subject, text }: { subject: string | null; text: string }): string {
  return subject === null || subject === "" ? text : `${subject}\n${text}`;
}

function wholeOf({ subject, said }: Candidate): string {
  return [subject, ...said.map(({ text }) => text)].join("\n");
}
