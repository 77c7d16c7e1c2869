import type { CaseKind } from "../../../shared/contract/forms.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { caseOpened } from "./events.ts";
import { insertCases } from "./store/write.ts";

/** A case to be opened. */
export type NewCase = {
  customerId: number;
  brandId: number;
  subject: string;
  channel: string;
  language: string | null;
  teamId: number | null;
  /** usually null: routing finds one */
  ownerId?: number | null;
  /** 1 low, 2 normal (default), 3 high, 4 urgent */
  priority?: number;
  tags?: readonly string[];
  /** when the customer came to us */
  at: Date;
  /** false when nobody waits for a word from us (a machine wrote) */
  awaiting?: boolean;
  /** new by default; closed for history out of an archive */
  category?: "new" | "closed";
  /** a question unless said otherwise */
  kind?: CaseKind;
  /** the form that opened it */
  formId?: number | null;
  /** the executive to whom it was written */
  addresseeId?: number | null;
  /** the case it was taken out of */
  splitFrom?: number;
};

/**
 * Opens cases in one statement, each with the status that is the default of "new", and announces them.
 * Must run in the caller's transaction, beside the first message of each.
 *
 * @returns the new ids, in the order of the rows
 */
export async function openCases(ctx: Ctx, rows: readonly NewCase[]): Promise<number[]> {
  if (rows.length === 0) return [];
  return ctx.tx(async (tx) => {
    const ids = await insertCases(tx.db, rows, tx.now());
    rows.forEach((row, index) => {
      tx.emit(
        caseOpened,
        {
          channel: row.channel,
          brandId: row.brandId,
          teamId: row.teamId,
          ownerId: row.ownerId ?? null,
          priority: row.priority ?? 2,
          tags: [...(row.tags ?? [])],
          ...(row.kind && { kind: row.kind }),
          ...(row.splitFrom && { splitFrom: row.splitFrom }),
        },
        { caseId: ids[index]!, customerId: row.customerId },
      );
    });
    return ids;
  });
}
