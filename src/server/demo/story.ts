import type { CaseCategory } from "../../shared/contract/cases.ts";
import type { Locale } from "../../shared/contract/common.ts";
import type { SendReply } from "../../shared/contract/conversations.ts";
import type { Mailbox } from "./mail-sink.ts";
import type { CustomerKey } from "./people/customers.ts";
import type { ProductKind } from "./people/products.ts";
import type { StaffKey, TeamKey } from "./people/staff.ts";

/** A length of time: minutes, hours or days of the clock, or `h of work` of the shop's calendar. */
export type Span = `${number} ${"min" | "h" | "d" | "h of work"}`;
export type FileKind = "photo" | "invoice";

/**
 * What happens next. `after`: how long after the step before; customers count by the clock, people of the shop by
 * working time. `text` holds `{name}` and the like, and `{either|or}`; see fill-words.ts.
 */
export type Step = { after?: Span } & (
  | CustomerWrites
  | StaffWrites
  | { do: "note"; text: string; by?: StaffKey }
  | { do: "change"; tags?: string[]; priority?: 1 | 2 | 3 | 4; category?: CaseCategory; by?: StaffKey }
  | { do: "give"; team: TeamKey; to?: StaffKey; by?: StaffKey }
  | ({ do: "promise"; kind: string; words: string } & Term)
  /** the newest promise made by hand */
  | ({ do: "move"; reason: string } & Term)
  | { do: "keep"; evidence: string }
  | { do: "waive"; reason: string }
  | { do: "dispute" }
  | { do: "snooze"; for: Span }
  /** the customer's newest message becomes a case of its own */
  | { do: "split"; subject: string }
  /** the case that the customer opened last by the same story joins its first one */
  | { do: "merge" }
  | { do: "macro"; name: string }
  /** what the shop knows of the customer */
  | { do: "describe"; tier?: string; company?: string; remarks?: string }
  | { do: "block" }
  /** the shop learns that the customer's other address is theirs */
  | { do: "join_addresses" }
);

/** Until when: `within` from now on in working time, or by the clock until `hour` o'clock of that day, 18 when left out. */
export type Term = { within: Span; hour?: number };

export type CustomerWrites = {
  do: "customer";
  text: string;
  html?: string;
  files?: FileKind[];
  /** begins a mail of its own instead of answering ours */
  subject?: string;
  /** on the page of the case instead of by mail */
  page?: boolean;
  /** a machine of theirs writes: an absence note, or their mail server that it could not deliver ours */
  machine?: "absence" | "bounce";
  /** from their other address */
  otherAddress?: boolean;
  /** what of ours they leave standing below */
  quotes?: boolean;
};

export type StaffWrites = {
  do: "staff";
  text: string;
  becomes?: SendReply["thenCategory"];
  files?: FileKind[];
  by?: StaffKey;
};

/** How one matter goes, from the first word to the last; what lies in the future has not happened yet. */
export type Story = {
  name: string;
  locale: Locale;
  /** how the first word comes: by mail, by the form of the portal, or on the telephone */
  by: "mail" | "form" | "phone";
  team: TeamKey;
  about: ProductKind;
  subject: string;
  /** how often it happens, to different people */
  times: number;
  /** how long ago it begins, somewhere between the two; fourteen days at most */
  began?: [Span, Span];
  /** to whom; chosen by chance when left out */
  who?: CustomerKey;
  /** how their mailbox takes the shop's mail, when not gladly */
  mailbox?: Mailbox;
  steps: Step[];
};

type Options<T extends Step> = Partial<Omit<T, "do" | "text">> & { after?: Span };

/** The customer writes. */
export function them(text: string, options: Options<{ after?: Span } & CustomerWrites> = {}): Step {
  return { do: "customer", text, ...options };
}

/** The shop answers. */
export function us(text: string, options: Options<{ after?: Span } & StaffWrites> = {}): Step {
  return { do: "staff", text, ...options };
}

/** A colleague writes an internal note. */
export function note(text: string, options: { by?: StaffKey; after?: Span } = {}): Step {
  return { do: "note", text, ...options };
}
