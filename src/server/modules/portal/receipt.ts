import type { Locale } from "../../../shared/contract/common.ts";
import type { PortalPage } from "../../../shared/contract/portal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { isSigned, sign } from "../../kernel/seal.ts";
import { type BrandInfo, defaultBrand } from "../brands/index.ts";
import { findIncoming, messagesForCustomer } from "../conversations/index.ts";
import { promisesForCustomer } from "../promises/index.ts";
import { asPortal } from "./case-page.ts";

const PURPOSE = "form-receipt";

/**
 * The token of what somebody gets who sent the form. Anybody can type anybody's address there, so it does not open the
 * case's page, on which we answer the owner of that address: that page's link goes to their mailbox only.
 */
export function signReceiptToken(ctx: Ctx, messageId: number): string {
  return `${messageId.toString(36)}.${sign(ctx.config.secret, PURPOSE, String(messageId))}`;
}

type Receipt = Extract<PortalPage, { page: "receipt" }>;

/**
 * What a receipt shows: the message as it was sent and the promise that was made for it. Nothing else of the case, into
 * whichever it was merged since. Null for a token that is not ours.
 */
export async function readReceipt(
  ctx: Ctx,
  token: string,
  locale: (brand: BrandInfo) => Locale,
): Promise<{ page: Receipt; brand: BrandInfo } | null> {
  const messageId = readReceiptToken(ctx, token);
  if (messageId === null) return null;
  const own = asPortal(ctx);
  const sent = await findIncoming(own, messageId);
  if (!sent) return null;
  const brand = await defaultBrand(own);
  const { caseId, customerId } = sent;
  const name = sent.sender?.name ?? "";
  const said = await messagesForCustomer(own, {
    caseId,
    customerId,
    customerName: name,
    ourName: brand.names[locale(brand)] ?? brand.name,
    fileUrl: () => null,
  });
  const message = said.find(({ id }) => id === messageId);
  if (!message) return null;
  const promises = (await promisesForCustomer(own, caseId)).filter(
    ({ startedAt, kind }) => startedAt === message.at && kind === "first_response",
  );
  return { page: { page: "receipt", number: caseId, address: sent.sender?.display ?? "", message, promises }, brand };
}

function readReceiptToken(ctx: Ctx, token: string): number | null {
  const [id, proof, ...rest] = token.split(".");
  if (!id || !proof || rest.length > 0 || !/^[1-9a-z][0-9a-z]{0,10}$/.test(id)) return null;
  const messageId = Number.parseInt(id, 36);
  const isOurs = Number.isSafeInteger(messageId) && isSigned(ctx.config.secret, PURPOSE, String(messageId), proof);
  return isOurs ? messageId : null;
}
