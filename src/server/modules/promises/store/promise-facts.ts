import type { Selectable } from "kysely";
import type { LadderStep, PromiseState } from "../../../../shared/contract/promises.ts";
import type { Promises } from "../../../kernel/db/schema.ts";

/** One moment at which a promise rings, as it is kept with the promise. */
export type Alarm = {
  /** ISO 8601; null while the promise is paused and the moment still to come */
  at: string | null;
  /** whom it is for; null for the due time of a ladder that has no step of its own there */
  notify: LadderStep["notify"] | null;
  atFraction?: number;
  minutesBeforeDue?: number;
  minutesAfterDue?: number;
  staffId?: number;
  roleId?: number;
  repeatMinutes?: number;
};

/** A row of `promises`. */
export type PromiseFacts = Omit<Selectable<Promises>, "state" | "ladder"> & {
  state: PromiseState;
  ladder: Alarm[];
};
