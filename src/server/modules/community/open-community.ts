import type { Locale } from "../../../shared/contract/common.ts";
import type { CommunityConfig } from "../../../shared/contract/community.ts";
import { type Ctx, systemActor } from "../../kernel/ctx.ts";
import { type BrandInfo, getBrand } from "../brands/index.ts";
import { type AccountFacts, accountsOfChannel, getAccount } from "../conversations/index.ts";
import { communityUnknown } from "./errors.ts";

/** The channel whose other end this module serves. */
export const CHANNEL = "community";

/** An account's community, with its settings typed; they were checked when they were saved. */
export type Community = { account: AccountFacts; config: CommunityConfig; brand: BrandInfo };

/** All communities that are open, the first one first. */
export async function communities(ctx: Ctx): Promise<Community[]> {
  const accounts = await accountsOfChannel(ctx, CHANNEL);
  return Promise.all(accounts.map((account) => open(ctx, account)));
}

/** The community of an address. @throws community.unknown also for one that was switched off */
export async function openCommunity(ctx: Ctx, slug: string): Promise<Community> {
  const account = (await accountsOfChannel(ctx, CHANNEL)).find(({ config }) => config.slug === slug);
  if (!account) throw communityUnknown();
  return open(ctx, account);
}

/** The community that a post stands in, also one that was switched off. */
export async function communityOf(ctx: Ctx, accountId: number): Promise<Community> {
  return open(ctx, await getAccount(ctx, accountId));
}

async function open(ctx: Ctx, account: AccountFacts): Promise<Community> {
  return { account, config: account.config as CommunityConfig, brand: await getBrand(ctx, account.brandId) };
}

export function titleOf({ config, brand }: Community, locale: Locale, fallback: string): string {
  return (locale === "en" ? config.titleEn : config.titleZh) || `${brand.names[locale] || brand.name} ${fallback}`;
}

/** The community reads and writes as itself: the member's session, checked before, is what lets somebody write. */
export function asCommunity(ctx: Ctx): Ctx {
  const own = systemActor("community");
  return ctx.as(ctx.actor.ip === undefined ? own : { ...own, ip: ctx.actor.ip });
}

/** Where a question stands. */
export function questionUrl(ctx: Ctx, { config }: Community, id: number): string {
  return `${ctx.config.url}${questionPath(config.slug, id)}`;
}

export function questionPath(slug: string, id: number): string {
  return `/community/${slug}/questions/${id}`;
}
