import type { SavePartner } from "../../../shared/contract/partners.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit, changesOf } from "../accounts/index.ts";
import { calendarOf } from "../promises/index.ts";
import { outletOfOutlet, partnerNameTaken, partnerNotFound } from "./errors.ts";
import { partnerChanged } from "./events.ts";
import { getPartner } from "./find-partners.ts";
import { hasOutlets, lockPartner, writePartner } from "./store.ts";

/**
 * Adds a partner, or changes one: claims that were opened keep the times they were promised.
 * @returns its id
 * @throws partners.not_found, partners.name_taken, partners.outlet_of_outlet, calendars.not_found
 */
export async function savePartner(ctx: Ctx, id: number | null, input: SavePartner): Promise<number> {
  return ctx.tx(async (tx) => {
    if (input.calendarId !== null) await calendarOf(tx, input.calendarId);
    if (input.parentId) await checkParent(tx, id, input.parentId);
    const before = id === null ? {} : await lockPartner(tx.db, id);
    if (!before) throw partnerNotFound({ id });
    const changes = changesOf(before, { ...input });
    if (id !== null && Object.keys(changes).length === 0) return id;
    const saved = await writePartner(tx.db, id, input, tx.now());
    if (saved === null) throw partnerNameTaken({ field: "name" });
    await audit(tx, { action: "partners.changed", subject: { kind: "partner", id: saved }, details: { changes } });
    tx.emit(partnerChanged, { partnerId: saved, active: input.active });
    return saved;
  });
}

/** One level is enough, and a circle would have no hours: an outlet has no outlets. */
async function checkParent(tx: Ctx, id: number | null, parentId: number): Promise<void> {
  const parent = await lockPartner(tx.db, parentId);
  if (!parent) throw partnerNotFound({ id: parentId, field: "parentId" });
  if (parent.parentId !== null || parentId === id) throw outletOfOutlet({ name: parent.name, field: "parentId" });
  if (id !== null && (await hasOutlets(tx.db, id))) {
    throw outletOfOutlet({ name: (await getPartner(tx, id)).name, field: "parentId" });
  }
}
