/** When an acknowledgement goes out, and in which words' language. Pure. */
import { localeFor } from "../../kernel/words.ts";

const HOUR = 3_600_000;
/** An address that got so many in an hour gets no more: whatever answers by itself is not talked to for ever. */
export const MAX_ACKNOWLEDGEMENTS_AN_HOUR = 5;
export const ACKNOWLEDGEMENT_WINDOW_MS = HOUR;
/** Who heard from us about the case within this time knows that we have it. */
export const QUIET_MS = 24 * HOUR;

/** Mailboxes that are read by nobody. */
const NOBODY = /^(?:(?:no|do[._-]?not)[._-]?reply|mailer[._-]?daemon|postmaster|bounces?|notifications?)[@+._-]/i;

/** Why a message is not acknowledged. */
export type Silence =
  | "machine"
  | "own"
  | "third_person"
  | "unproven"
  | "spoken"
  | "no_address"
  | "nobody_reads"
  | "robot_talks"
  | "heard_lately"
  | "too_many";

export type AcknowledgementFacts = {
  kind: string;
  autoReply: string | null;
  thirdPerson: boolean;
  /** whoever sent it may have given another's number as theirs */
  unprovenStation: boolean;
  address: string | null;
  /** something went out to the customer about this case within QUIET_MS */
  heardLately: boolean;
  /** a robot answers at once */
  robotTalks?: boolean;
  /** acknowledgements to this address within ACKNOWLEDGEMENT_WINDOW_MS */
  lately: number;
};

/** Why a message gets no acknowledgement, or null when it gets one. */
export function whySilent(facts: AcknowledgementFacts): Silence | null {
  if (facts.kind === "own") return "own";
  if (facts.kind !== "message" || facts.autoReply !== null) return "machine";
  if (facts.thirdPerson) return "third_person";
  if (facts.unprovenStation) return "unproven";
  if (facts.address === null) return "no_address";
  if (NOBODY.test(facts.address)) return "nobody_reads";
  if (facts.robotTalks) return "robot_talks";
  if (facts.heardLately) return "heard_lately";
  return facts.lately >= MAX_ACKNOWLEDGEMENTS_AN_HOUR ? "too_many" : null;
}

/** The language to answer in: the one they wrote, the one they are known to read, the shop's. */
export function answerLocale(written: string | null, known: string | null, brand: string): "zh-CN" | "en" {
  // Who writes neither of ours reads English sooner than Chinese.
  return localeFor(written) ?? localeFor(known) ?? (written ? "en" : (localeFor(brand) ?? "en"));
}
