import type { Locale } from "../../../shared/contract/common.ts";
import type { PortalCase, PortalPage } from "../../../shared/contract/portal.ts";
import type { TurnTime } from "../../../shared/contract/turns.ts";
import { type Ctx, systemActor } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { staffRefs } from "../accounts/index.ts";
import { type BrandInfo, getBrand } from "../brands/index.ts";
import { type CaseFacts, currentCaseIds, getCase, readCaseToken } from "../cases/index.ts";
import { complaintForCustomer } from "../complaints/index.ts";
import { messagesForCustomer } from "../conversations/index.ts";
import { customerRefs } from "../customers/index.ts";
import { ordersForCustomer } from "../orders/index.ts";
import { promisesForCustomer } from "../promises/index.ts";
import { remediesForCustomer } from "../remedies/index.ts";
import { disputesForCustomer, turnsOfCase } from "../service-levels/index.ts";

/** A case that a token opened, for whoever holds the token. */
export type OpenedCase = { facts: CaseFacts; brand: BrandInfo; token: string };

/** The portal reads as itself: the signed token, checked before, is what lets somebody in. */
export function asPortal(ctx: Ctx): Ctx {
  return ctx.as(systemActor("portal"));
}

/** The case of a token, or the one it was merged into; null for a token that is not ours or a case that is gone. */
export async function openCaseByToken(ctx: Ctx, token: string): Promise<OpenedCase | null> {
  const id = readCaseToken(ctx, token);
  if (id === null) return null;
  const own = asPortal(ctx);
  const current = (await currentCaseIds(own, [id])).get(id);
  if (current === undefined) return null;
  try {
    const facts = await getCase(own, current);
    return { facts, brand: await getBrand(own, facts.brandId), token };
  } catch (error) {
    if (isKnownError(error)) return null;
    throw error;
  }
}

type CasePage = Extract<PortalPage, { page: "case" }>;

/** All that the customer's page of a case shows. Notes and partners' messages are not among what is read. */
export async function casePage(
  ctx: Ctx,
  { facts, brand, token }: OpenedCase,
  around: Pick<CasePage, "typed" | "fault" | "formKey" | "callback"> & { locale: Locale },
): Promise<CasePage> {
  const { locale, ...form } = around;
  const own = asPortal(ctx);
  const customer = (await customerRefs(own, [facts.customerId])).get(facts.customerId);
  const owner = facts.ownerId === null ? null : (await staffRefs(own, [facts.ownerId])).get(facts.ownerId);
  const messages = await messagesForCustomer(own, {
    caseId: facts.id,
    customerId: facts.customerId,
    customerName: customer?.name ?? "",
    ourName: brand.names[locale] ?? brand.name,
    fileUrl: (id) => `/c/${token}/files/${id}`,
  });
  const promises = await promisesShown(own, facts.id);
  const remedies = await remediesForCustomer(own, facts.id, facts.customerId);
  return {
    page: "case",
    token,
    case: {
      id: facts.id,
      subject: facts.subject,
      category: facts.category,
      openedAt: facts.openedAt.toISOString(),
      handledBy: owner?.name ?? null,
      messages,
      promises,
      turns: await turnsShown(own, facts),
      remedies,
      orders: await ordersForCustomer(own, facts.id, facts.customerId),
    },
    complaint: await complaintForCustomer(own, facts),
    pulse: pulseOf(facts, messages, promises),
    ...form,
  };
}

/** What was promised, and what came of what they said did not happen. */
async function promisesShown(own: Ctx, caseId: number): Promise<PortalCase["promises"]> {
  const promises = await promisesForCustomer(own, caseId);
  const doubted = promises.filter(({ disputed }) => disputed).map(({ id }) => id);
  const disputes = await disputesForCustomer(own, doubted);
  return promises.map((promise) => {
    const { outcome, reason } = disputes.get(promise.id) ?? { outcome: null, reason: null };
    return outcome === null ? promise : { ...promise, dispute: { outcome, reason } };
  });
}

/** Where the time went, once anybody but us had the next move; a calendar that cannot be counted in hides no page. */
async function turnsShown(own: Ctx, facts: CaseFacts): Promise<TurnTime[]> {
  try {
    const { items } = await turnsOfCase(own, facts);
    return items.some(({ turn, ms }) => turn !== "us" && ms > 0) ? items.filter(({ ms }) => ms > 0) : [];
  } catch (error) {
    if (isKnownError(error)) return [];
    throw error;
  }
}

/** What changes whenever the page would look different. */
export function pulseOf(
  facts: CaseFacts,
  messages: readonly { id: number }[],
  promises: readonly { dueAt: string | null; settledAt: string | null; state: string }[],
): CasePage["pulse"] {
  const due = promises.flatMap((promise) => (promise.state === "open" && promise.dueAt ? [promise.dueAt] : [])).sort();
  const settled = promises.filter(({ settledAt }) => settledAt !== null).length;
  return { lastMessageId: messages.at(-1)?.id ?? null, version: facts.version, nextDueAt: due[0] ?? null, settled };
}
