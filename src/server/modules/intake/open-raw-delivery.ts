import { type Ctx, can, systemActor } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { canSee, getCases } from "../cases/index.ts";
import { casesOfMessages, receivingAccounts } from "../conversations/index.ts";
import { deliveryNotFound, rawRemoved } from "./errors.ts";
import { type DeliveryFacts, findDelivery } from "./store/listing.ts";

/** The bytes of a delivery as they came. Who looks is written down. @throws KnownError intake.not_found, intake.raw_removed */
export async function openRawDelivery(ctx: Ctx, id: number): Promise<NodeJS.ReadableStream> {
  const delivery = await findDelivery(ctx.db, id);
  if (!delivery || !(await mayRead(ctx, delivery))) throw deliveryNotFound({ id });
  if (delivery.rawRemovedAt) throw rawRemoved({ id, days: ctx.config.rawDays });
  await audit(ctx, { action: "intake.raw_read", subject: { kind: "delivery", id } });
  return ctx.files.stream(delivery.rawSha256);
}

/** Whoever looks after the intake sees all that came in but letters to executives that are not theirs to see. */
async function mayRead(ctx: Ctx, { messageId, accountId }: DeliveryFacts): Promise<boolean> {
  if (can(ctx.actor, "cases:read-all") && can(ctx.actor, "cases:read-executive")) return true;
  const caseId = messageId === null ? undefined : (await casesOfMessages(ctx, [messageId])).get(messageId);
  if (caseId === undefined) return (await receivingAccounts(ctx)).account(accountId).addresseeId === null;
  const row = (await getCases(ctx.as(systemActor("intake.raw")), [caseId])).get(caseId);
  return row?.kind !== "executive" || canSee(ctx.actor, row);
}
