import { type CauseView, MAX_CAUSE_DEPTH, type SaveCause } from "../../../../shared/contract/causes.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit, changesOf } from "../../accounts/index.ts";
import { causeNotFound, codeTaken, nameNeeded, placeWrong } from "../errors.ts";
import { causeChanged } from "../events.ts";
import { codeOf, fitsBelow } from "../policy.ts";
import { insertCause, lockTree, updateCauses } from "../store/causes.ts";
import { presentCause } from "./find-causes.ts";

/**
 * Makes a cause (`id` null), or renames and moves one. Its code is given once and stays.
 * @throws causes.name_needed, causes.place_wrong, causes.code_taken, causes.not_found
 */
export async function saveCause(ctx: Ctx, id: number | null, input: SaveCause): Promise<CauseView> {
  const names = Object.fromEntries(
    Object.entries(input.names).flatMap(([locale, name]) => (name?.trim() ? [[locale, name.trim()]] : [])),
  ) as SaveCause["names"];
  if (Object.keys(names).length === 0) throw nameNeeded({ field: "names" });
  return ctx.tx(async (tx) => {
    const rows = await lockTree(tx.db);
    if (!fitsBelow(rows, id, input.parentId)) throw placeWrong({ field: "parentId", depth: MAX_CAUSE_DEPTH });
    const { parentId, position } = input;
    const hints = [...new Set(input.hints.map((hint) => hint.trim()).filter((hint) => hint !== ""))];
    if (id === null) {
      const taken = new Set(rows.map(({ code }) => code));
      const made = codeOf(names.en ?? "") ?? `cause_${rows.length + 1}`;
      const code = input.code ?? freeCode(made, taken);
      const causeId = await insertCause(tx.db, { parentId, position, names, hints, code }, tx.now());
      if (causeId === 0) throw codeTaken({ field: "code", code });
      await audit(tx, { action: "causes.created", subject: { kind: "cause", id: causeId }, details: { code, names } });
      return announced(tx, causeId);
    }
    const before = rows.find((row) => row.id === id);
    if (!before) throw causeNotFound({ id });
    await updateCauses(tx.db, [id], { parentId, position, names, hints }, tx.now());
    const changes = changesOf(
      { parentId: before.parentId, position: before.position, names: before.names, hints: before.hints },
      { parentId, position, names, hints },
    );
    await audit(tx, {
      action: "causes.changed",
      subject: { kind: "cause", id },
      details: { code: before.code, changes },
    });
    return announced(tx, id);
  });
}

/**
 * Puts a cause with all below it into the archive, or takes it out again with those it stands below. Cases keep what they
 * were found to have.
 * @throws causes.not_found
 */
export async function archiveCause(ctx: Ctx, id: number, archived: boolean): Promise<CauseView> {
  return ctx.tx(async (tx) => {
    const rows = await lockTree(tx.db);
    const row = rows.find((each) => each.id === id);
    if (!row || row.mergedInto !== null) throw causeNotFound({ id });
    const ids = rows.filter((each) => (archived ? standsBelow(rows, each.id, id) : standsBelow(rows, id, each.id)));
    await updateCauses(
      tx.db,
      ids.map((each) => each.id),
      { archivedAt: archived ? tx.now() : null },
      tx.now(),
    );
    const action = archived ? "causes.archived" : "causes.restored";
    await audit(tx, { action, subject: { kind: "cause", id }, details: { code: row.code } });
    return announced(tx, id);
  });
}

/** Tells of a changed cause, and answers with it as it is now. */
export async function announced(tx: Ctx, id: number, mergedInto: number | null = null): Promise<CauseView> {
  tx.emit(causeChanged, { causeId: id, mergedInto });
  const rows = new Map((await lockTree(tx.db)).map((row) => [row.id, row]));
  return presentCause(rows.get(id)!, rows);
}

/** True for a node itself and all below it. */
function standsBelow(rows: readonly { id: number; parentId: number | null }[], id: number, above: number): boolean {
  for (let at: number | null = id; at !== null; at = rows.find((row) => row.id === at)?.parentId ?? null) {
    if (at === above) return true;
  }
  return false;
}

function freeCode(code: string, taken: ReadonlySet<string>): string {
  for (let n = 2, tried = code; ; n++) {
    if (!taken.has(tried)) return tried;
    tried = `${code.slice(0, 36)}_${n}`;
  }
}
