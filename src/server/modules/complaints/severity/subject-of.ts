import type { Ctx } from "../../../kernel/ctx.ts";
import { type CaseFacts, earlierComplaintsOf } from "../../cases/index.ts";
import { contactsOfCase, messageContents } from "../../conversations/index.ts";
import { tiersOf } from "../../customers/index.ts";
import { promisesOfCases } from "../../promises/index.ts";
import type { SeveritySubject } from "./policy.ts";
import { careMarkOf } from "./store.ts";

const YEAR_MS = 365 * 86_400_000;

/** What rules go by in a case, with the words of one message; of none, where a figure alone has changed. */
export async function subjectOf(ctx: Ctx, row: CaseFacts, messageId: number | null): Promise<SeveritySubject> {
  const since = new Date(ctx.now().getTime() - YEAR_MS);
  const [said, contacts, promises, tiers, careMark, earlier] = await Promise.all([
    messageContents(ctx, messageId === null ? [] : [messageId]),
    contactsOfCase(ctx, row.id),
    promisesOfCases(ctx, [row.id], new Map()),
    tiersOf(ctx, [row.customerId]),
    careMarkOf(ctx.db, row.customerId),
    earlierComplaintsOf(ctx, { customerId: row.customerId, exceptCaseId: row.id, since }),
  ]);
  const content = messageId === null ? undefined : said.get(messageId);
  const broken = (promises.get(row.id) ?? []).filter(({ state }) => state === "broken" || state === "kept_late");
  return {
    text: content ? [content.subject, content.text].filter(Boolean).join("\n") : "",
    kind: row.kind,
    tier: tiers.get(row.customerId) ?? null,
    careMark,
    figures: {
      contacts: row.contactCount,
      channels: contacts.length,
      broken_promises: broken.length,
      earlier_complaints: earlier,
    },
  };
}
