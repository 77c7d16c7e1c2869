import type { ApologyView } from "../../../../shared/contract/complaints.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { staffRefs } from "../../accounts/index.ts";
import { type CaseFacts, mergedFamilyOf } from "../../cases/index.ts";
import { customerRefs } from "../../customers/index.ts";
import { readerOf } from "../reader-of.ts";
import { type ApologyRow, apologiesOf } from "./store.ts";

/** The apologies of a case as the desk sees them; whoever was asked finds a draft in the customer's language. */
export async function apologiesForAgent(ctx: Ctx, row: CaseFacts): Promise<ApologyView[]> {
  const rows = await apologiesOf(ctx.db, await mergedFamilyOf(ctx, row.id));
  const people = await staffRefs(
    ctx,
    rows.flatMap(({ managerId, askedBy }) => [managerId, ...(askedBy === null ? [] : [askedBy])]),
  );
  const mine = (apology: ApologyRow) => ctx.actor.kind === "staff" && ctx.actor.id === apology.managerId;
  const draft = rows.some((apology) => apology.state === "asked" && mine(apology)) ? await draftFor(ctx, row) : null;
  return rows.map((apology) => ({
    id: apology.id,
    manager: people.get(apology.managerId) ?? { id: apology.managerId, name: `#${apology.managerId}` },
    askedBy: apology.askedBy === null ? null : (people.get(apology.askedBy) ?? null),
    askedAt: apology.askedAt.toISOString(),
    dueAt: apology.dueAt.toISOString(),
    note: apology.note,
    state: apology.state,
    words: apology.state === "asked" ? (mine(apology) ? draft : null) : apology.words,
    settledAt: apology.settledAt?.toISOString() ?? null,
    mine: mine(apology),
  }));
}

/** Who apologised to the customer, for their page. */
export async function apologiesForCustomer(ctx: Ctx, caseId: number): Promise<{ name: string; at: string }[]> {
  const sent = (await apologiesOf(ctx.db, await mergedFamilyOf(ctx, caseId))).filter(({ state }) => state === "sent");
  const people = await staffRefs(
    ctx,
    sent.map(({ managerId }) => managerId),
  );
  return sent.flatMap(({ managerId, settledAt }) => {
    const name = people.get(managerId)?.name;
    return name && settledAt ? [{ name, at: settledAt.toISOString() }] : [];
  });
}

async function draftFor(ctx: Ctx, row: CaseFacts): Promise<string> {
  const [{ locale, brand }, customers, staff] = await Promise.all([
    readerOf(ctx, row),
    customerRefs(ctx, [row.customerId]),
    staffRefs(ctx, [ctx.actor.id!]),
  ]);
  const customer = customers.get(row.customerId)?.name;
  const say = wordsOf(locale);
  return say("complaints.apology.draft", {
    customer: customer || say("complaints.apology.nameless"),
    subject: row.subject,
    manager: staff.get(ctx.actor.id!)?.name ?? "",
    brand: brand.names[locale] ?? brand.name,
  });
}
