import type { Ctx } from "../../../kernel/ctx.ts";
import { getCase } from "../get-case.ts";
import { textFor } from "./apply-macro.ts";
import { usableMacro } from "./save-macro.ts";
import { findMacros } from "./store.ts";

/**
 * What a macro says to the customer of a case, in their language and with its places filled in; null where it says
 * nothing. It changes nothing.
 *
 * @param agent whose name stands for the agent's
 * @throws cases.macro_not_found, cases.not_found
 */
export async function macroText(
  ctx: Ctx,
  { caseId, macroId, agent }: { caseId: number; macroId: number; agent: string },
): Promise<string | null> {
  const macro = await usableMacro(ctx, macroId);
  const row = await getCase(ctx, caseId);
  const texts: string[] = [];
  for (const action of macro.actions) {
    if (action.do === "insert_text") texts.push(await textFor(ctx, row, action.texts, agent));
  }
  const text = texts.join("\n\n").trim();
  return text === "" ? null : text;
}

/** Those of these macros that are everybody's and say something to the customer. */
export async function macrosToSay(ctx: Ctx, ids: readonly number[]): Promise<Set<number>> {
  const macros = await findMacros(ctx.db, ids);
  const say = macros.filter(
    ({ staffId, actions }) => staffId === null && actions.some((action) => action.do === "insert_text"),
  );
  return new Set(say.map(({ id }) => id));
}
