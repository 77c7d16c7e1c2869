import type { Ctx } from "../../kernel/ctx.ts";
import { messagesToSplit, moveMessages } from "../conversations/index.ts";
import { actOnCases } from "./act-on-cases.ts";
import { lockCase } from "./assign-case.ts";
import { messagesElsewhere, splitOfEverything } from "./errors.ts";
import { caseSplit } from "./events.ts";
import { openCases } from "./open-cases.ts";
import { recountCases } from "./recount.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { lockCases } from "./store/read.ts";

/** Which messages of a case become a case of their own. */
export type Split = { caseId: number; messageIds: readonly number[]; subject: string };

/**
 * Takes messages, with their attachments, out of a case into a new one of the same customer, brand, team and owner. What
 * later comes in answer to one of them joins the new case.
 *
 * @returns the new case
 * @throws cases.not_found, cases.already_merged, cases.messages_elsewhere, cases.split_of_everything
 */
export async function splitCase(ctx: Ctx, { caseId, messageIds, subject }: Split): Promise<CaseFacts> {
  return ctx.tx(async (tx) => {
    const row = await lockCase(tx, caseId);
    const wanted = [...new Set(messageIds)];
    const found = await messagesToSplit(tx, caseId, wanted);
    if (found.messages.length !== wanted.length) throw messagesElsewhere({ id: caseId });
    if (found.othersInCase === 0) throw splitOfEverything();
    const incoming = found.messages.filter((message) => message.direction === "in" && message.autoReply === null);
    const first = found.messages[0]!;
    const [id] = await openCases(tx, [
      {
        customerId: row.customerId,
        brandId: row.brandId,
        subject,
        channel: first.channel,
        language: row.language,
        teamId: row.teamId,
        ownerId: row.ownerId,
        priority: row.priority,
        tags: row.tags,
        at: first.createdAt,
        awaiting: row.awaitingSince !== null && incoming.length > 0,
        kind: row.kind,
        formId: row.formId,
        addresseeId: row.addresseeId,
        splitFrom: caseId,
      },
    ]);
    await moveMessages(tx, { messageIds: wanted, caseId: id! });
    await recountCases(tx, [caseId, id!]);
    for (const each of [caseId, id!]) {
      tx.emit(
        caseSplit,
        { fromCaseId: caseId, intoCaseId: id!, messageIds: wanted },
        { caseId: each, customerId: row.customerId },
      );
    }
    const [opened] = await lockCases(tx.db, [id!]);
    const [now] = row.category === "new" ? [opened] : await actOnCases(tx, [{ row: opened!, act: { kind: "take" } }]);
    return now!;
  });
}
