import type { Locale } from "../../../shared/contract/common.ts";
import type { PortalPage } from "../../../shared/contract/portal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { isSigned, sign } from "../../kernel/seal.ts";
import { type BrandInfo, defaultBrand, getBrand } from "../brands/index.ts";
import { getCases } from "../cases/index.ts";
import { findIncoming, messagesForCustomer } from "../conversations/index.ts";
import { findForm, followCode } from "../forms/index.ts";
import { promisesForCustomer } from "../promises/index.ts";
import { asPortal } from "./case-page.ts";

const PURPOSE = "form-receipt";
/** So long a receipt shows the code by which its sender comes back. */
const SHOWS_CODE_MS = 3_600_000;

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
): Promise<{ page: Receipt; brand: BrandInfo; origins: readonly string[] } | null> {
  const messageId = readReceiptToken(ctx, token);
  if (messageId === null) return null;
  const own = asPortal(ctx);
  const sent = await findIncoming(own, messageId);
  if (!sent) return null;
  const brand = await brandOf(own, sent.caseId);
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
  const form = sent.form ? await findForm(own, sent.form.formId) : null;
  const isNew = ctx.now().getTime() - Date.parse(message.at) < SHOWS_CODE_MS;
  return {
    page: {
      page: "receipt",
      number: caseId,
      address: sent.sender?.display || null,
      // Whoever comes upon the page later, in the history of a browser that several people use, finds no code.
      code: sent.form && !sent.sender && isNew ? followCode(own, messageId) : null,
      confirmation: form?.spec.confirmation ?? {},
      message,
      promises,
    },
    brand,
    origins: form?.spec.origins ?? [],
  };
}

async function brandOf(own: Ctx, caseId: number): Promise<BrandInfo> {
  const row = (await getCases(own, [caseId])).get(caseId);
  return row ? getBrand(own, row.brandId) : defaultBrand(own);
}

function readReceiptToken(ctx: Ctx, token: string): number | null {
  const [id, proof, ...rest] = token.split(".");
  if (!id || !proof || rest.length > 0 || !/^[1-9a-z][0-9a-z]{0,10}$/.test(id)) return null;
  const messageId = Number.parseInt(id, 36);
  const isOurs = Number.isSafeInteger(messageId) && isSigned(ctx.config.secret, PURPOSE, String(messageId), proof);
  return isOurs ? messageId : null;
}
