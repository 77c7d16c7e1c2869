import type { SaveExecutive } from "../../../shared/contract/forms.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { activeAmong, audit, changesOf, getTeam } from "../accounts/index.ts";
import { personUnfit, teamUnfit } from "./errors.ts";
import { executiveChanged } from "./events.ts";
import { allExecutives, removeExecutiveRow, saveExecutiveRow } from "./store.ts";

/**
 * Lets customers write to somebody by name, or changes their title, office and deputies.
 * @throws executives.person_unfit, executives.team_unfit
 */
export async function saveExecutive(ctx: Ctx, staffId: number, input: SaveExecutive): Promise<void> {
  await ctx.tx(async (tx) => {
    const people = [staffId, ...input.deputyIds];
    const active = await activeAmong(tx, people);
    const unfit = people.find((id) => !active.has(id));
    if (unfit !== undefined) throw personUnfit({ id: unfit });
    const team = await getTeam(tx, input.teamId).catch(() => null);
    if (!team || team.archived) throw teamUnfit();
    const before = (await allExecutives(tx.db)).find((row) => row.staffId === staffId);
    await saveExecutiveRow(tx.db, { ...input, staffId }, tx.now());
    await audit(tx, {
      action: "executives.changed",
      subject: { kind: "staff", id: staffId },
      details: { changes: changesOf(before ?? {}, { ...input, staffId }) },
    });
    tx.emit(executiveChanged, { staffId, removed: false });
  });
}

/** Nobody can write to them as an executive any more; the letters stay with whom they were given to. */
export async function removeExecutive(ctx: Ctx, staffId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    if (!(await removeExecutiveRow(tx.db, staffId))) throw notFound({ what: "executive", id: staffId });
    await audit(tx, { action: "executives.removed", subject: { kind: "staff", id: staffId } });
    tx.emit(executiveChanged, { staffId, removed: true });
  });
}
