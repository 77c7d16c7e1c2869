import { isSpoken } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { joinableCases } from "../cases/index.ts";
import { noteMaybeOf, type SaidInCase, wordsOfCases } from "../conversations/index.ts";
import { holdCustomers } from "../customers/index.ts";
import { rarityOfTerms } from "../search/index.ts";
import { candidateOf } from "./find-matters.ts";
import { numbersIn } from "./which-case/numbers.ts";
import { type Saying, whichCase } from "./which-case/which-case.ts";

/**
 * Compares the open cases of a person with one another, as their messages would have been had we known whose they are: two
 * records turned out to be one. What may be about the same is proposed and never merged: each has promises of its own by now.
 */
export async function compareCases(ctx: Ctx, customerId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    await holdCustomers(tx, [customerId]);
    const wanted = { customerIds: [customerId], caseIds: [], doneSince: tx.now() };
    const rows = (await joinableCases(tx, wanted)).get(customerId) ?? [];
    const open = rows.filter(({ isOpen }) => isOpen).toSorted((a, b) => a.id - b.id);
    if (open.length < 2) return;
    const said = await wordsOfCases(
      tx,
      open.map(({ id }) => id),
    );
    const rarity = await rarityOfTerms(tx);
    const candidates = open.map((row) => candidateOf(row, said.get(row.id) ?? []));
    for (const [index, { id }] of open.entries()) {
      const first = said.get(id)?.[0];
      if (!first) continue;
      const verdict = whichCase(sayingOf(first), candidates.slice(0, index), rarity);
      if (verdict.kind === "opens" && verdict.maybe) {
        await noteMaybeOf(tx, { messageId: first.messageId, caseId: id, customerId, maybeOf: verdict.maybe });
      }
    }
  });
}

function sayingOf({ subject, text, at, channel }: SaidInCase): Saying {
  const orderNumber = numbersIn(text).values().next().value ?? null;
  const wordless = isSpoken(channel) ? { orderNumber } : undefined;
  return { subject, text, at, chat: null, mayNotJoin: true, wordless };
}
