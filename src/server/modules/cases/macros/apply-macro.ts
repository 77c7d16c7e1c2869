import type { MacroAction, UpdateCase } from "../../../../shared/contract/cases.ts";
import type { Permission } from "../../../../shared/permissions.ts";
import { type Actor, type Ctx, can } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import { localeFor } from "../../../kernel/words.ts";
import { brandRefs } from "../../brands/index.ts";
import { addNote } from "../../conversations/index.ts";
import { customerRefs, localeOf } from "../../customers/index.ts";
import { checkFit, lockCase } from "../assign-case.ts";
import { giveCase } from "../give-case.ts";
import type { CaseFacts } from "../store/case-facts.ts";
import { changeCase } from "../update-case.ts";
import { usableMacro } from "./save-macro.ts";
import { countMacroUse } from "./store.ts";

/** What each action needs beside `macros:use`: a macro is a shortcut, never a way around a permission. */
const needs: Record<MacroAction["do"], Permission | null> = {
  insert_text: null,
  add_note: "cases:note",
  set_category: "cases:update",
  set_priority: "cases:update",
  add_tags: "cases:update",
  assign_team: "cases:assign",
  assign_me: "cases:assign",
};

/**
 * Does all that a macro says to a case, in one transaction. Text is not sent: it is for the composer.
 *
 * @returns the case as it is now and the text to insert, in the customer's language with its places filled in
 * @throws request.not_allowed, cases.macro_not_found, cases.not_found, cases.already_merged
 */
export async function applyMacro(
  ctx: Ctx,
  { caseId, macroId }: { caseId: number; macroId: number },
): Promise<{ row: CaseFacts; text: string | null }> {
  return ctx.tx(async (tx) => {
    const macro = await usableMacro(tx, macroId);
    for (const action of macro.actions) requirePermission(tx.actor, needs[action.do]);
    let row = await lockCase(tx, caseId);
    const texts: string[] = [];
    for (const action of macro.actions) {
      if (action.do === "insert_text") texts.push(await textFor(tx, row, action.texts));
      else row = await act(tx, row, action);
    }
    await countMacroUse(tx.db, macroId);
    return { row, text: texts.length > 0 ? texts.join("\n\n") : null };
  });
}

async function act(tx: Ctx, row: CaseFacts, action: Exclude<MacroAction, { do: "insert_text" }>): Promise<CaseFacts> {
  switch (action.do) {
    case "add_note":
      await addNote(tx, { caseId: row.id, text: action.text });
      return row;
    case "assign_me":
      return tx.actor.kind === "staff" ? giveCase(tx, row, { ownerId: tx.actor.id, reason: "macro" }) : row;
    case "assign_team":
      await checkFit(tx, { teamId: action.teamId });
      return giveCase(tx, row, { teamId: action.teamId, reason: "macro" });
    default:
      return changeCase(tx, row, changeOf(action));
  }
}

function changeOf(action: Extract<MacroAction, { do: "set_category" | "set_priority" | "add_tags" }>): UpdateCase {
  if (action.do === "set_category") return { category: action.category };
  if (action.do === "set_priority") return { priority: action.priority };
  return { addTags: action.tags };
}

/** The text in the customer's language, else in the case's, else in whichever there is. */
export async function textFor(
  tx: Ctx,
  row: CaseFacts,
  texts: { "zh-CN"?: string; en?: string },
  agent = tx.actor.name,
): Promise<string> {
  const own = (await localeOf(tx, [row.customerId])).get(row.customerId)?.locale ?? localeFor(row.language);
  const text = (own && texts[own]) ?? texts["zh-CN"] ?? texts.en ?? "";
  const places: Record<string, string> = {
    customer: (await customerRefs(tx, [row.customerId])).get(row.customerId)?.name ?? "",
    agent,
    case: String(row.id),
    brand: (await brandRefs(tx, [row.brandId])).get(row.brandId)?.name ?? "",
  };
  return text.replace(/\{(customer|agent|case|brand)\}/g, (_, place: string) => places[place]!);
}

function requirePermission(actor: Actor, permission: Permission | null): void {
  if (permission && !can(actor, permission)) throw notAllowed({ permission });
}
