import type { Ctx } from "../../src/server/kernel/ctx.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { getCase, type NewCase, openCases } from "../../src/server/modules/cases/index.ts";
import { createCustomer } from "../../src/server/modules/customers/create-customer.ts";
import { type Contact, promiseAnswers } from "../../src/server/modules/service-levels/index.ts";
import { unique } from "./build.ts";

/** A customer by name, with no address. */
export function buildCustomer(ctx: Ctx, name = `Customer ${unique()}`): Promise<number> {
  return createCustomer(ctx, { name });
}

/** An open case of a new customer; of the default brand, on mail, of normal priority, unless said otherwise. */
export async function buildCase(
  ctx: Ctx,
  given: Partial<NewCase> = {},
): Promise<{ caseId: number; customerId: number }> {
  const customerId = given.customerId ?? (await buildCustomer(ctx));
  const { id: brandId } = await defaultBrand(ctx);
  const row = { subject: `Case ${unique()}`, channel: "mail", language: null, teamId: null, brandId, at: ctx.now() };
  const [caseId] = await ctx.tx((tx) => openCases(tx, [{ ...row, ...given, customerId }]));
  return { caseId: caseId!, customerId };
}

/** The customer of a case came to us about it: the promises that receiving their message would make. */
export async function buildContact(ctx: Ctx, caseId: number, given: Partial<Contact> = {}): Promise<void> {
  const { id, customerId, brandId, teamId, ownerId, channel, priority, tags } = await getCase(ctx, caseId);
  const contact = {
    caseId: id,
    customerId,
    brandId,
    teamId,
    ownerId,
    channel,
    priority,
    tags,
    at: ctx.now(),
    first: true,
  };
  await ctx.tx((tx) => promiseAnswers(tx, [{ ...contact, ...given }]));
}
