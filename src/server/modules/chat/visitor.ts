import { randomBytes } from "node:crypto";
import type { Static } from "typebox";
import type { ChatPass, NewVisitor } from "../../../shared/contract/chat.ts";
import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import type { Handle } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { ChatOf } from "../conversations/index.ts";
import { customersOfHandles } from "../customers/index.ts";
import { chatPassWrong } from "./errors.ts";
import type { OpenedChat } from "./open-chat.ts";
import { findVisitor, formerAddresses, saveVisitor, type VisitorRow } from "./store/visitors.ts";
import { isUserAddress, makeVisitorToken, readVisitorToken } from "./visitor-token.ts";

/** Somebody in a chat, as their token proves. `addresses`: under which they wrote, the present one first. */
export type Visitor = { row: VisitorRow; isUser: boolean; addresses: readonly string[] };

/** Writes a new visitor down and gives them their token. */
export async function newVisitor(ctx: Ctx, chat: OpenedChat, input: Static<typeof NewVisitor>): Promise<ChatPass> {
  const row = await saveVisitor(
    ctx.db,
    {
      accountId: chat.account.id,
      address: `visitor-${randomId()}`,
      name: input.name?.trim() || null,
      email: mailOf(input.email),
      locale: input.locale,
    },
    ctx.now(),
  );
  return passFor(ctx, row);
}

export function passFor(ctx: Ctx, row: VisitorRow): ChatPass {
  return {
    token: makeVisitorToken(ctx.config.secret, row, ctx.now()),
    isUser: isUserAddress(row.address),
    hasMail: row.email !== null,
  };
}

/** Whom a token speaks for. @throws chat.pass_wrong */
export async function visitorOf(ctx: Ctx, chat: OpenedChat, token: string | null): Promise<Visitor> {
  const address = token === null ? null : readVisitorToken(ctx.config.secret, chat.account.id, token, ctx.now());
  const own = address === null ? undefined : await findVisitor(ctx.db, chat.account.id, address);
  if (!own) throw chatPassWrong();
  return known(ctx, own);
}

/** Somebody by their row, with the addresses they had before. */
export async function known(ctx: Ctx, row: VisitorRow): Promise<Visitor> {
  const isUser = isUserAddress(row.address);
  return { row, isUser, addresses: [row.address, ...(isUser ? await formerAddresses(ctx.db, row.id) : [])] };
}

/** As whom they write. Names are what they say of themselves; the address is what counts. */
export function handleOf({ row }: Pick<Visitor, "row">): Handle {
  return { kind: kindOf(row.address), address: row.address, display: row.address, name: row.name };
}

/** Somebody by the address that they wrote or called from; null for who is not in this chat. */
export async function handleOfVisitor(ctx: Ctx, accountId: number, address: string): Promise<Handle | null> {
  const row = await findVisitor(ctx.db, accountId, address);
  return row ? handleOf({ row }) : null;
}

/** Their thread: the customers whose handles they have, which may be none before they wrote. */
export async function chatOfVisitor(ctx: Ctx, { row, addresses }: Visitor): Promise<ChatOf> {
  const handles = addresses.map((address) => ({ kind: kindOf(address), address }));
  const customers = await customersOfHandles(ctx, handles);
  return { accountId: row.accountId, customerIds: [...new Set(customers.values())], addresses };
}

export function kindOf(address: string): "user" | "visitor" {
  return isUserAddress(address) ? "user" : "visitor";
}

/** A mail address as it is written to; null for none, or what is none. */
export function mailOf(typed: string | undefined): string | null {
  const text = typed?.trim() ?? "";
  return /^[^\s<>:"]+@[^\s<>:"]+$/.test(text) && canonicalMailAddress(text) !== null ? text : null;
}

function randomId(): string {
  return BigInt(`0x${randomBytes(12).toString("hex")}`)
    .toString(36)
    .padStart(16, "0")
    .slice(-16);
}
