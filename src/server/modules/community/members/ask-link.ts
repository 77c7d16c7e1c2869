import { randomUUID } from "node:crypto";
import type { Locale } from "../../../../shared/contract/common.ts";
import { canonicalMailAddress } from "../../../../shared/mail-address.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { sendOutsideCases } from "../../conversations/index.ts";
import { addressWrong, linksTooOften, mailCannotLeave } from "../errors.ts";
import { mailAccountOf } from "../mail-account.ts";
import { type Community, titleOf } from "../open-community.ts";
import { insertSignIn } from "../store/members.ts";
import { hashOf, newToken } from "./session.ts";

const LINK_MS = 30 * 60_000;
const WINDOW_MS = 15 * 60_000;
const PLAIN = /^[^\s<>:"]{1,64}@[^\s<>:"]{1,189}$/;

/**
 * Mails a link to sign in with: it opens once, for half an hour, and begins with a page, so that a program that looks
 * through the mailbox's links uses nothing up. The answer is the same whether we know the address or not.
 *
 * @throws community.address_wrong, community.mail_cannot_leave, community.links_too_often
 */
export async function askLink(
  ctx: Ctx,
  community: Community,
  input: { email: string; next: string; locale: Locale },
): Promise<void> {
  const email = input.email.trim();
  const address = PLAIN.test(email) ? canonicalMailAddress(email) : null;
  if (!address) throw addressWrong({ field: "email", address: email.slice(0, 100) });
  const account = await mailAccountOf(ctx, community.brand.id);
  if (!account) throw mailCannotLeave();
  const say = wordsOf(input.locale);
  const title = titleOf(community, input.locale, say("community.title"));
  const token = newToken();
  const now = ctx.now();
  const until = new Date(now.getTime() + LINK_MS);
  const url = new URL(`${ctx.config.url}/community/${community.config.slug}/enter/${token}`);
  url.searchParams.set("lang", input.locale);
  if (input.next) url.searchParams.set("next", input.next);
  await ctx.tx(async (tx) => {
    const link = { tokenHash: hashOf(token), address, askedBy: ctx.actor.ip ?? "", expiresAt: until };
    const limits = { since: new Date(now.getTime() - WINDOW_MS), ofAddress: 3, ofAsker: 20 };
    if (!(await insertSignIn(tx.db, link, limits, now))) throw linksTooOften();
    sendOutsideCases(tx, `community.${randomUUID()}`, {
      accountId: account.id,
      address: email,
      subject: say("community.mails.signIn.subject", { title }),
      text: say("community.mails.signIn.text", { title, url: url.href }),
      senderName: community.brand.names[input.locale] || community.brand.name,
      until,
    });
  });
}
