import type { Locale } from "../../../../shared/contract/common.ts";
import { channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { actorOfStaff, staffRefs, staffToTell } from "../../accounts/index.ts";
import { type BrandInfo, defaultBrand, getBrand } from "../../brands/index.ts";
import { getCases } from "../../cases/index.ts";
import { type AccountFacts, accountsFor, accountsOfChannel, sendOutsideNow } from "../../conversations/index.ts";
import { customerRefs } from "../../customers/index.ts";
import { getPromise } from "../../promises/index.ts";
import type { HookVerdict, Notice } from "../hooks/formats.ts";
import { findPreferences } from "../store/preferences.ts";
import type { TellingRow } from "../store/tellings.ts";
import { asLetter, asShort, inOne, type RingWords, ringWords } from "./ring-words.ts";

const SMS = "sms";

type Person = { locale: Locale; timeZone: string };

/** Tells a person by mail or short message through the desk's own accounts: of the cases what they may see. */
export async function tellPerson(ctx: Ctx, rows: readonly TellingRow[]): Promise<HookVerdict> {
  const first = rows[0]!;
  const { way, staffId, caseId } = first;
  const person = (await staffToTell(ctx, [staffId!])).get(staffId!);
  if (!person) return { outcome: "refused", detail: "gone" };
  const { locale } = person;
  const about = caseId === null ? undefined : (await getCases(ctx, [caseId])).get(caseId);
  const brand = about ? await getBrand(ctx, about.brandId) : await defaultBrand(ctx);
  const account = await accountFor(ctx, way, brand);
  const address = way === "mail" ? person.email : (await findPreferences(ctx.db, [staffId!])).get(staffId!)?.phone;
  if (!account || !address) return { outcome: "refused", detail: account ? "no_number" : "no_account" };
  const notices: Notice[] = [];
  for (const row of rows) notices.push(await noticeFor(ctx, person, row));
  const notice = inOne(notices, { locale, url: ctx.config.url });
  const senderName = brand.names[locale] || brand.name;
  const letter = asLetter(notice, wordsOf(locale)("alarms.ring.farewell", { brand: senderName }));
  const text = way === "mail" ? letter.text : asShort(notice);
  const message = { accountId: account.id, address, subject: letter.subject, text, senderName };
  const failed = await sendOutsideNow(ctx, `alarm.${first.id}.${first.attempts + 1}`, message);
  if (!failed) return { outcome: "told" };
  return { outcome: failed.mayPass ? "failed" : "refused", detail: failed.message };
}

async function noticeFor(ctx: Ctx, { locale, timeZone }: Person, row: TellingRow): Promise<Notice> {
  const { caseId, staffId, ring } = row;
  const owner = ring.ownerId === null ? undefined : (await staffRefs(ctx, [ring.ownerId])).get(ring.ownerId);
  const { url } = ctx.config;
  const seen = await seenBy(ctx, staffId!, row);
  return ringWords({
    ...{ ring, locale, timeZone, url, caseId: seen ? caseId : null, about: seen },
    ownerName: owner?.name ?? null,
  });
}

/** What the person may see of the case; null when nothing. */
async function seenBy(ctx: Ctx, staffId: number, { caseId, promiseId }: TellingRow): Promise<RingWords["about"]> {
  if (caseId === null) return null;
  const as = ctx.as(await actorOfStaff(ctx, staffId));
  const row = (await getCases(as, [caseId])).get(caseId);
  if (!row) return null;
  const [customers, promise] = await Promise.all([
    customerRefs(ctx, [row.customerId]),
    getPromise(as, promiseId).catch(() => null),
  ]);
  const customer = customers.get(row.customerId)?.name ?? "";
  return { subject: row.subject, customer, words: promise?.words ?? null };
}

/** The brand's account first, else any of the shop's: an alarm that no account of its own carries still has to arrive. */
async function accountFor(ctx: Ctx, way: TellingRow["way"], brand: BrandInfo): Promise<AccountFacts | undefined> {
  const carries = ({ channel, canSend }: AccountFacts) =>
    canSend && (way === "mail" ? channelOf(channel).handleKind === "mail" : channel === SMS);
  const own = (await accountsFor(ctx, brand.id)).find(carries);
  return own ?? (await accountsOfChannel(ctx, way === "mail" ? "mail" : SMS)).find(carries);
}
