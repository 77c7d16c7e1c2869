import { channels } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { heardFrom, ownAddresses } from "../conversations/index.ts";
import { customersOfHandles, handleKey, handlesOf, personsOf } from "../customers/index.ts";
import type { Mention } from "./extract-mentions.ts";
import { isSure, PROPOSE, type Reason, sameName, scoreOf } from "./policy.ts";
import { differentFrom } from "./store/different.ts";
import { mentionsOf, othersWhoMentioned } from "./store/mentions.ts";

/** Another record that may be the same person. */
export type Likely = { customerId: number; score: number; sure: boolean; reasons: ReasonFound[] };

/** A reason, and the records in whose messages it was found. */
export type ReasonFound = Reason & { mentionedBy: readonly number[] };

/** Of a person who mentioned more, the first so many are looked at. */
const MAX_MENTIONS = 200;
const MAX_LIKELY = 10;

/**
 * The other records that may be this person, likeliest first, each with its reasons. Those that somebody said are
 * different are left out, and so is what too many people share.
 */
export async function likelyCustomers(ctx: Ctx, customerId: number): Promise<Likely[]> {
  const own = await ownAddresses(ctx);
  const mentions = (await mentionsOf(ctx.db, customerId, MAX_MENTIONS)).filter(({ value }) => !own.has(value));
  const handles = await addressesOf(ctx, customerId);
  const proven = await provenPhones(ctx, customerId);
  const reasons = new Map<number, ReasonFound[]>();
  const add = (other: number, reason: Omit<ReasonFound, "provenPhone">, provenPhone = false) => {
    const list = reasons.get(other) ?? [];
    list.push({ ...reason, provenPhone });
    reasons.set(other, list);
  };
  const mentioned = mentions.filter(isAddress).map(({ kind, value }) => ({ kind, value, address: value }));
  const owners = await customersOfHandles(ctx, mentioned);
  for (const mention of mentioned) {
    const other = owners.get(handleKey(mention));
    if (other === undefined || other === customerId) continue;
    add(other, { by: "own_address", value: mention.value, mentionedBy: [customerId] });
  }
  for (const { customerId: other, value } of await othersWhoMentioned(ctx.db, customerId, handles)) {
    add(other, { by: "own_address", value, mentionedBy: [other] }, proven.has(value));
  }
  for (const { customerId: other, ...mention } of await othersWhoMentioned(ctx.db, customerId, mentions)) {
    const by = isAddress(mention) ? "same_address" : "same_number";
    add(other, { by, value: mention.value, mentionedBy: [customerId, other] });
  }
  return rank(ctx, customerId, reasons);
}

async function rank(ctx: Ctx, customerId: number, reasons: Map<number, ReasonFound[]>): Promise<Likely[]> {
  const different = await differentFrom(ctx.db, customerId);
  const persons = await personsOf(ctx, [customerId, ...reasons.keys()]);
  const handles = await handlesOf(ctx, [...reasons.keys()]);
  const self = persons.get(customerId);
  const likely = [...reasons].flatMap(([other, found]): Likely[] => {
    const person = persons.get(other);
    if (!self || !person || different.has(other)) return [];
    const named: ReasonFound[] = sameName(self.name, person.name)
      ? [{ by: "same_name", value: null, provenPhone: false, mentionedBy: [] }]
      : [];
    const all = [...found, ...named];
    // Whoever is blocked stays a record of their own until a person looks; and whoever proved nothing may be anybody who
    // read a name, a number and an order off a parcel.
    const isProven = (handles.get(other) ?? []).some(({ verifiedAt }) => verifiedAt !== null);
    const sure = isSure(all) && isProven && !person.blocked && !self.blocked;
    return [{ customerId: other, score: scoreOf(all), sure, reasons: all }];
  });
  return likely
    .filter(({ score }) => score >= PROPOSE)
    .sort((a, b) => b.score - a.score || a.customerId - b.customerId)
    .slice(0, MAX_LIKELY);
}

async function addressesOf(ctx: Ctx, customerId: number): Promise<Mention[]> {
  const handles = (await handlesOf(ctx, [customerId])).get(customerId) ?? [];
  return handles.map(({ kind, address }) => ({ kind: kind as Mention["kind"], value: address })).filter(isAddress);
}

/** The telephone numbers of a person that the network proves: they called or texted from them. */
async function provenPhones(ctx: Ctx, customerId: number): Promise<Set<string>> {
  const phones = ((await handlesOf(ctx, [customerId])).get(customerId) ?? []).filter(({ kind }) => kind === "phone");
  const proving = channels().filter(({ handleKind }) => handleKind === "phone");
  const heard = await heardFrom(ctx, {
    customerId,
    handleIds: phones.map(({ id }) => id),
    channels: proving.map(({ name }) => name),
  });
  return new Set(phones.filter(({ id }) => heard.has(id)).map(({ address }) => address));
}

function isAddress({ kind }: Mention): boolean {
  return kind === "phone" || kind === "mail";
}
