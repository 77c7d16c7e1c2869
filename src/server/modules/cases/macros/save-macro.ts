import type { Macro, SaveMacro } from "../../../../shared/contract/cases.ts";
import { type Actor, type Ctx, can } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import { audit } from "../../accounts/index.ts";
import { macroNotFound } from "../errors.ts";
import { archiveMacro, findMacro, insertMacro, type MacroRow, macrosFor, writeMacro } from "./store.ts";

const MOST = 1_000;

/** The macros that the actor may use: everybody's and their own. */
export async function listMacros(ctx: Ctx): Promise<Macro[]> {
  return (await macrosFor(ctx.db, ownerOf(ctx.actor), MOST)).map(presentMacro);
}

/**
 * Makes a macro, or with an id changes one.
 * @throws request.not_allowed for everybody's without `macros:manage`, cases.macro_not_found also for another's own
 */
export async function saveMacro(ctx: Ctx, id: number | null, input: SaveMacro): Promise<Macro> {
  return ctx.tx(async (tx) => {
    const before = id === null ? null : await usableMacro(tx, id);
    if (input.shared || before?.staffId === null) requireManage(tx.actor);
    const staffId = input.shared ? null : ownerOf(tx.actor);
    if (!input.shared && staffId === null) requireManage(tx.actor);
    const saved = before?.id ?? (await insertMacro(tx.db, input, staffId, tx.now()));
    if (before) await writeMacro(tx.db, saved, input, staffId, tx.now());
    if (input.shared || before?.staffId === null) {
      await audit(tx, {
        action: "cases.macro_saved",
        subject: { kind: "macro", id: saved },
        details: { before: before && { name: before.name, actions: before.actions }, after: input },
      });
    }
    return presentMacro((await findMacro(tx.db, saved))!);
  });
}

/** Takes a macro out of use. @throws cases.macro_not_found, request.not_allowed */
export async function deleteMacro(ctx: Ctx, id: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const macro = await usableMacro(tx, id);
    if (macro.staffId === null) {
      requireManage(tx.actor);
      await audit(tx, { action: "cases.macro_deleted", subject: { kind: "macro", id }, details: { name: macro.name } });
    }
    await archiveMacro(tx.db, id, tx.now());
  });
}

/** A macro that the actor may use. @throws cases.macro_not_found */
export async function usableMacro(ctx: Ctx, id: number): Promise<MacroRow> {
  const macro = await findMacro(ctx.db, id);
  if (!macro || (macro.staffId !== null && macro.staffId !== ownerOf(ctx.actor))) throw macroNotFound({ id });
  return macro;
}

function presentMacro({ id, name, actions, staffId, usedCount }: MacroRow): Macro {
  return { id, name, actions, usedCount, shared: staffId === null };
}

function requireManage(actor: Actor): void {
  if (!can(actor, "macros:manage")) throw notAllowed({ permission: "macros:manage" });
}

function ownerOf(actor: Actor): number | null {
  return actor.kind === "staff" ? actor.id : null;
}
