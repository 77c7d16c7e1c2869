import type {
  CallMenu,
  CallMenuView,
  MenuFault,
  MenuTrial,
  TryCallMenu,
} from "../../../../shared/contract/call-menus.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { notFound, staleVersion } from "../../../kernel/errors.ts";
import { audit, staffRefs, teamRefs } from "../../accounts/index.ts";
import { type AccountFacts, getAccount } from "../../conversations/index.ts";
import { calendarsKnown } from "../../promises/index.ts";
import { menuFaulty } from "../errors.ts";
import { CHANNEL } from "../exchange-of.ts";
import { factsFor, menuOf } from "../line/menu-of.ts";
import { faultsOfMenu } from "../menu/faults-of-menu.ts";
import { beginMenu, stepMenu } from "../menu/step-menu.ts";
import { findMenu, insertMenu, menuVersions } from "../store/menus.ts";
import { staffIdOf } from "./call-for.ts";

/** @throws request.not_found for an account that is none of the telephone */
async function telephoneAccount(ctx: Ctx, id: number): Promise<AccountFacts> {
  const account = await getAccount(ctx, id);
  if (account.channel !== CHANNEL) throw notFound({ what: "telephone account", id });
  return account;
}

/** The menu of an account as it is edited. */
export async function showMenu(ctx: Ctx, accountId: number): Promise<CallMenuView> {
  const { id, name } = await telephoneAccount(ctx, accountId);
  const saved = await findMenu(ctx.db, id);
  const { version, menu } = await menuOf(ctx, id);
  const by = saved?.savedBy ?? null;
  return {
    account: { id, name },
    version,
    savedAt: saved?.savedAt.toISOString() ?? null,
    savedBy: by === null ? null : ((await staffRefs(ctx, [by])).get(by) ?? null),
    menu,
    faults: await checkMenu(ctx, id, menu),
  };
}

/** What is wrong with a menu. */
export async function checkMenu(ctx: Ctx, accountId: number, menu: CallMenu): Promise<MenuFault[]> {
  await telephoneAccount(ctx, accountId);
  const nodes = Object.values(menu.nodes);
  const teamIds = nodes.flatMap((node) => ("teamId" in node && node.teamId !== null ? [node.teamId] : []));
  const calendarIds = nodes.flatMap((node) =>
    node.type === "hours" && node.calendarId !== null ? [node.calendarId] : [],
  );
  return faultsOfMenu(menu, {
    teamIds: new Set((await teamRefs(ctx, teamIds)).keys()),
    calendarIds: await calendarsKnown(ctx, calendarIds),
  });
}

/**
 * Saves a menu as a new version; calls that are in an older one stay in it.
 * @throws calls.menu_faulty, request.stale when somebody else saved meanwhile
 */
export async function saveMenu(
  ctx: Ctx,
  accountId: number,
  { version, menu }: { version: number; menu: CallMenu },
): Promise<CallMenuView> {
  const [fault] = (await checkMenu(ctx, accountId, menu)).filter(({ level }) => level === "error");
  if (fault)
    throw menuFaulty({ node: fault.node ?? "start", fault: [fault.code, fault.detail].filter(Boolean).join(" ") });
  await ctx.tx(async (tx) => {
    const now = await menuOf(tx, accountId);
    const row = { accountId, version: version + 1, menu, savedAt: tx.now(), savedBy: staffIdOf(tx) };
    if (now.version !== version || !(await insertMenu(tx.db, row))) throw staleVersion();
    const subject = { kind: "channel_account", id: accountId };
    await audit(tx, { action: "calls.menu_saved", subject, details: { version: version + 1 } });
  });
  return showMenu(ctx, accountId);
}

/** Versions of a menu, newest first. */
export async function listVersions(ctx: Ctx, accountId: number, page: { cursor?: string; limit: number }) {
  await telephoneAccount(ctx, accountId);
  const before = page.cursor && /^\d{1,9}$/.test(page.cursor) ? Number(page.cursor) : null;
  const rows = await menuVersions(ctx.db, accountId, { before, limit: page.limit });
  const refs = await staffRefs(
    ctx,
    rows.flatMap(({ savedBy }) => savedBy ?? []),
  );
  return {
    items: rows.map(({ version, savedAt, savedBy }) => ({
      version,
      savedAt: savedAt.toISOString(),
      savedBy: savedBy === null ? null : (refs.get(savedBy) ?? null),
    })),
    next: rows.length === page.limit ? String(rows.at(-1)!.version) : null,
  };
}

/** A version of a menu; 0 is the one that every account begins with. @throws request.not_found */
export async function menuVersion(ctx: Ctx, accountId: number, version: number): Promise<CallMenu> {
  await telephoneAccount(ctx, accountId);
  const found = version === 0 ? await menuOf(ctx, accountId, 0) : await findMenu(ctx.db, accountId, version);
  if (!found) throw notFound({ what: "menu version", id: version });
  return found.menu;
}

/** A turn of a call that nobody makes, for whoever edits the menu. */
export async function tryMenu(ctx: Ctx, accountId: number, input: TryCallMenu): Promise<MenuTrial> {
  const account = await telephoneAccount(ctx, accountId);
  const menu = input.menu ?? (await menuOf(ctx, accountId)).menu;
  const state = input.state ?? beginMenu(menu);
  const facts = await factsFor(ctx, account, menu, {
    withheld: input.withheld ?? false,
    ...(input.event.kind === "keys" && { keys: input.event.keys }),
    ...(input.open !== undefined && { open: input.open }),
  });
  return stepMenu(menu, state, input.event, facts);
}
