import type { CreateCase } from "../../../shared/contract/cases.ts";
import { channelOf } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { once } from "../../kernel/idempotency.ts";
import { defaultTeam } from "../accounts/index.ts";
import { type BrandInfo, defaultBrand, getBrand } from "../brands/index.ts";
import { addIncoming } from "../conversations/index.ts";
import { currentCustomers, handleKey, resolveHandles } from "../customers/index.ts";
import { checkFit } from "./assign-case.ts";
import { addressWrong, customerNeeded, customerUnknown } from "./errors.ts";
import { giveCase } from "./give-case.ts";
import { openCases } from "./open-cases.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { findCases, lockCases } from "./store/read.ts";
import { rememberTags } from "./store/write.ts";
import { canonicalTag } from "./update-case.ts";

/** Cases written down by a person came in by no channel of ours. */
const CHANNEL = "desk";

/**
 * Opens a case for a customer who called or came by, with their words as its first message. A repeated request with the
 * same `idempotencyKey` opens no second one.
 *
 * @returns the case
 * @throws cases.customer_needed, cases.customer_unknown, cases.address_wrong, cases.owner_unfit, cases.team_unknown
 */
export async function createCase(ctx: Ctx, input: CreateCase): Promise<CaseFacts> {
  return ctx.tx(async (tx) => {
    const key = input.idempotencyKey;
    const id =
      key === undefined
        ? await open(tx, input)
        : (await once(tx, { scope: "cases.create", key }, () => open(tx, input))).id;
    const [row] = await findCases(tx.db, [id]);
    return row!;
  });
}

async function open(tx: Ctx, input: CreateCase): Promise<number> {
  await checkFit(tx, input);
  const { customerId, handleId } = await findCustomer(tx, input);
  const brand = input.brandId ? await getBrand(tx, input.brandId) : await defaultBrand(tx);
  const tags = [...new Set((input.tags ?? []).map(canonicalTag).filter((tag) => tag !== ""))];
  await rememberTags(tx.db, tags);
  const at = tx.now();
  const [caseId] = await openCases(tx, [
    {
      customerId,
      brandId: brand.id,
      subject: input.subject,
      channel: CHANNEL,
      language: null,
      teamId: input.teamId ?? (await teamOf(tx, brand)),
      priority: input.priority,
      tags,
      at,
    },
  ]);
  await addIncoming(tx, [
    {
      customerId,
      caseId: caseId!,
      conversationId: null,
      accountId: null,
      channel: CHANNEL,
      handleId,
      subject: input.subject,
      text: input.text,
      isNewCase: true,
      at,
    },
  ]);
  if (input.ownerId) {
    const [row] = await lockCases(tx.db, [caseId!]);
    await giveCase(tx, row!, { ownerId: input.ownerId, reason: "created" });
  }
  return caseId!;
}

async function findCustomer(tx: Ctx, input: CreateCase): Promise<{ customerId: number; handleId: number | null }> {
  if (input.customerId) {
    const customerId = (await currentCustomers(tx, [input.customerId])).get(input.customerId);
    if (customerId === undefined) throw customerUnknown({ id: input.customerId });
    return { customerId, handleId: null };
  }
  const written = input.customerEmail?.trim();
  if (!written) throw customerNeeded();
  const address = channelOf("mail").canonicalAddress(written);
  if (!address) throw addressWrong({ address: written });
  const handle = { kind: "mail", address, display: written, name: input.customerName?.trim() || null };
  return (await resolveHandles(tx, [handle])).get(handleKey(handle))!;
}

async function teamOf(tx: Ctx, brand: BrandInfo): Promise<number> {
  return brand.teamId ?? (await defaultTeam(tx)).id;
}
