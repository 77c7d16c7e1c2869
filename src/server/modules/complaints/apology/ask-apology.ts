import type { Ctx } from "../../../kernel/ctx.ts";
import { audit, staffByPermission } from "../../accounts/index.ts";
import { lockCase } from "../../cases/index.ts";
import { makePromises } from "../../promises/index.ts";
import { notify } from "../../service-levels/index.ts";
import { apologyAsked as alreadyAsked, dueNeeded, managerUnfit } from "../errors.ts";
import { apologyAsked } from "../events.ts";
import { insertApology } from "./store.ts";

/**
 * Asks a manager to apologise to the customer of a case by a time: a promise of theirs, of which they are told.
 * @throws cases.not_found, complaints.manager_unfit, complaints.due_needed, complaints.apology_asked
 */
export async function askApology(
  ctx: Ctx,
  { caseId, managerId, dueAt, note }: { caseId: number; managerId: number; dueAt: Date; note: string | null },
): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = await lockCase(tx, caseId);
    if (!(await staffByPermission(tx, "complaints:apologise")).includes(managerId))
      throw managerUnfit({ id: managerId, field: "managerId" });
    if (dueAt <= tx.now()) throw dueNeeded({ field: "dueAt" });
    const askedBy = tx.actor.kind === "staff" ? tx.actor.id : null;
    const id = await insertApology(tx.db, { caseId, managerId, askedBy, askedAt: tx.now(), dueAt, note });
    if (id === null) throw alreadyAsked();
    const { customerId, teamId } = row;
    await makePromises(tx, [
      {
        kind: "apology",
        caseId,
        customerId,
        promisor: { kind: "staff", id: managerId },
        source: "person",
        term: { dueAt },
        ownerId: managerId,
        teamId,
        why: { apologyId: id },
      },
    ]);
    const subject = { caseId, customerId };
    await audit(tx, {
      action: "complaints.apology_asked",
      subject: { kind: "case", id: caseId },
      details: { managerId },
    });
    tx.emit(apologyAsked, { apologyId: id, managerId, dueAt: dueAt.toISOString() }, subject);
    const data = { detail: note, ...(askedBy !== null && { actorId: askedBy }) };
    await notify(tx, { kind: "apology_asked", staffIds: [managerId], ...subject, data });
  });
}
