import type { Colleague } from "./colleague.ts";
import type { Line } from "./line.ts";
import type { Mailbox } from "./mail-sink.ts";
import type { StaffKey } from "./people/staff.ts";

/** What a matter is played on: a desk with its people, and the mail between it and the customers. */
export type Stage = {
  line: Line;
  now(): Date;
  /** Somebody of the shop, signed in. */
  colleague(key: StaffKey): Promise<Colleague>;
  /** Who has this id, when they are one of the shop's people. */
  keyOf(staffId: number): StaffKey | undefined;
  ids: { teams: Record<string, number>; macros: Record<string, number> };
  /** Brings a mail to the shop; when it resolves the desk has understood it, or soon will. */
  carry(mail: { from: string; to: string; raw: Buffer }): Promise<void>;
  /**
   * What the shop last wrote in a thread, or to an address where there is no thread yet: the ids that an answer names,
   * oldest first; null where nothing came.
   */
  lastAnswer(thread: readonly string[], address: string): string[] | null;
  /** Makes a customer's mailbox behave; only where the shop's mail is really looked at. */
  setMailbox?(address: string, mailbox: Mailbox): void;
  /** Lets the desk do what there is to do now; a desk of its own does it by itself. */
  settle(): Promise<void>;
  /** How often, and with which pause (ms), to look for a case that should be there. */
  patience: { times: number; pause: number };
  /** The cases that belong to matters. */
  bound: Set<number>;
};
