import { sayMoney } from "../../../../shared/money.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { getBrand } from "../../brands/index.ts";
import { getCurrentCase } from "../../cases/index.ts";
import { attachmentForCustomer, messagesForCustomer } from "../../conversations/index.ts";
import { customerRefs } from "../../customers/index.ts";
import { getPartner } from "../../partners/index.ts";
import { promisesForCustomer } from "../../promises/index.ts";
import { getRemedy } from "../../remedies/index.ts";
import type { ClaimFacts } from "../store/claims.ts";
import { type Bundle, renderBundle } from "./render-bundle.ts";

/** Pictures beyond these are only named: a bundle has to go by mail. */
const MAX_PICTURES = 12;
const MAX_BYTES = 10_000_000;

/**
 * The evidence for a claim as a PDF: of what the customer and we said to each other what was chosen, with times, what was promised and given, and
 * pictures. Notes, and what went to others, are not in it, nor how to reach the customer.
 */
export async function bundleOf(ctx: Ctx, claim: ClaimFacts, locale: "zh-CN" | "en"): Promise<Uint8Array> {
  const about = await getCurrentCase(ctx, claim.caseId);
  const brand = await getBrand(ctx, about.brandId);
  const partner = await getPartner(ctx, claim.partnerId);
  const say = wordsOf(locale);
  const ourName = brand.names[locale] ?? brand.name;
  const customer = (await customerRefs(ctx, [about.customerId])).get(about.customerId);
  const own = { caseId: about.id, customerId: about.customerId };
  const names = { customerName: customer?.name ?? say("claims.bundle.customer"), ourName };
  const said = await messagesForCustomer(ctx, { ...own, ...names, fileUrl: () => null });
  const messages = said.filter(isEvidenceOf(claim));
  const promises = await promisesForCustomer(ctx, about.id);
  const remedy = claim.remedyId === null ? null : await getRemedy(ctx, claim.remedyId);
  const time = (at: string | Date) =>
    new Date(at).toLocaleString(locale, { timeZone: brand.timeZone, dateStyle: "medium", timeStyle: "short" });
  const facts: [string, string][] = [
    ["partner", partner.name],
    ["shop", ourName],
    ["amount", sayMoney(claim.amount, claim.currency, locale)],
    ["reason", claim.reason],
    ...(claim.orderRef ? [["order", claim.orderRef] as [string, string]] : []),
    ["case", `#${about.id} ${about.subject}`],
    ["opened", time(claim.openedAt)],
  ];
  if (remedy) {
    const given = `${say(`remedies.kinds.${remedy.kind}`)} ${sayMoney(remedy.amount, remedy.currency, locale)}`;
    facts.push(["given", `${given}, ${time(remedy.carriedOutAt ?? remedy.decidedAt ?? remedy.givenAt)}`]);
  }
  const bundle: Bundle = {
    title: say("claims.bundle.title", { id: claim.id }),
    facts: facts.map(([key, value]) => [say(`claims.bundle.${key}`), value]),
    storyTitle: say("claims.bundle.story"),
    story: messages.map(({ at, name, text, attachments }) => ({
      head: `${time(at)} · ${name}`,
      text,
      files: attachments.map((file) => `${say("claims.bundle.file")} ${file.name}`),
    })),
    promisesTitle: say("claims.bundle.promises"),
    promises: promises.map(({ kind, words, state, dueAt }) => {
      const what = words ?? say(`promises.kinds.${kind}`, { defaultValue: kind });
      return `${what} · ${say(`promises.states.${state}`)}${dueAt ? ` · ${time(dueAt)}` : ""}`;
    }),
    picturesTitle: say("claims.bundle.pictures"),
    pictures: await picturesIn(ctx, own, messages),
    foot: `${ourName} · ${say("claims.bundle.made", { time: time(ctx.now()) })}`,
  };
  return renderBundle(bundle);
}

/** Older claims name no messages: theirs are those until they were opened. */
function isEvidenceOf({ messageIds, openedAt }: ClaimFacts): (message: { id: number; at: string }) => boolean {
  const chosen = messageIds && new Set(messageIds);
  return ({ id, at }) => (chosen ? chosen.has(id) : new Date(at) <= openedAt);
}

type Messages = Awaited<ReturnType<typeof messagesForCustomer>>;

async function picturesIn(ctx: Ctx, own: { caseId: number; customerId: number }, messages: Messages) {
  const pictures: Bundle["pictures"] = [];
  let bytes = 0;
  for (const { id, name, size } of messages.flatMap(({ attachments }) => attachments)) {
    if (!/\.(png|jpe?g)$/i.test(name) || pictures.length >= MAX_PICTURES || bytes + size > MAX_BYTES) continue;
    const { stream } = await attachmentForCustomer(ctx, { ...own, attachmentId: id });
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
    pictures.push({ name, content: Buffer.concat(chunks) });
    bytes += size;
  }
  return pictures;
}
