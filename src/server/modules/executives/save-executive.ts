import type { SaveExecutive } from "../../../shared/contract/forms.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { activeAmong, audit, changesOf, getTeam } from "../accounts/index.ts";
import { dutiesOf, handOverDuties } from "./duties.ts";
import { hasMailbox, heirUnfit, personUnfit, teamUnfit } from "./errors.ts";
import { executiveChanged } from "./events.ts";
import { findExecutive } from "./find-executives.ts";
import { allExecutives, lockExecutives, removeExecutiveRow, saveExecutiveRow } from "./store.ts";

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

/**
 * Nobody can write to them as an executive any more. Their mailboxes and the letters that are not closed go to `heirId`;
 * without one they may have none, as nobody could answer them.
 *
 * @throws executives.has_mailbox, executives.heir_unfit, request.not_found
 */
export async function removeExecutive(ctx: Ctx, staffId: number, heirId: number | null): Promise<void> {
  await ctx.tx(async (tx) => {
    // An heir who leaves at the same moment would take over what nobody hands on.
    await lockExecutives(tx.db, heirId === null ? [staffId] : [staffId, heirId]);
    if (!(await removeExecutiveRow(tx.db, staffId))) throw notFound({ what: "executive", id: staffId });
    const duties = await dutiesOf(tx, staffId);
    if (heirId !== null) {
      const heir = heirId === staffId ? undefined : await findExecutive(tx, heirId);
      if (!heir) throw heirUnfit({ field: "heirId" });
      await handOverDuties(tx, staffId, heir);
    } else if (duties.mailboxes + duties.letters > 0) throw hasMailbox(duties);
    const subject = { kind: "staff", id: staffId };
    await audit(tx, { action: "executives.removed", subject, details: { heirId, ...duties } });
    tx.emit(executiveChanged, { staffId, removed: true });
  });
}
