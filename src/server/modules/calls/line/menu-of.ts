import { isOpenAt } from "../../../../shared/business-time/index.ts";
import type { CallMenu, CallStep, MenuNode } from "../../../../shared/contract/call-menus.ts";
import type { LineStep } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { getTeam } from "../../accounts/index.ts";
import { getBrand } from "../../brands/index.ts";
import { calendarOf } from "../../promises/index.ts";
import { casesByWords } from "../../search/index.ts";
import { defaultMenu } from "../menu/default-menu.ts";
import type { MenuFacts } from "../menu/step-menu.ts";
import { findMenu } from "../store/menus.ts";
import { spokenSlots } from "./spoken-slots.ts";

/** The account that is called; `teamId`: where a call waits by now, or the account's own. */
type Account = { id: number; brandId: number; teamId: number | null };

/** The menu of an account as it is now, or as it was when a call began. */
export async function menuOf(
  ctx: Ctx,
  accountId: number,
  version: number | null = null,
): Promise<{ version: number; menu: CallMenu }> {
  const saved = version === 0 ? undefined : await findMenu(ctx.db, accountId, version);
  return saved ?? { version: 0, menu: defaultMenu };
}

/** What the menu of an account must know for its next turn. @param keys what was just typed */
export async function factsFor(
  ctx: Ctx,
  account: Account,
  menu: CallMenu,
  given: { keys?: string; withheld: boolean; open?: boolean; slots?: boolean },
): Promise<MenuFacts> {
  const open = new Map<MenuNode, boolean>();
  for (const node of Object.values(menu.nodes)) {
    if (node.type === "hours") open.set(node, given.open ?? (await isOpenNow(ctx, account, node)));
  }
  const typed = (given.keys ?? "").replace(/\D/g, "");
  const known = typed.length >= 4 && (await casesByWords(ctx, typed, 1)).length > 0;
  const offers = Object.values(menu.nodes).some((node) => node.type === "callback" && node.slots);
  return {
    slots: offers && given.slots !== false && !given.withheld ? await spokenSlots(ctx, account) : [],
    isOpen: (node) => open.get(node) ?? true,
    knowsOrder: (number) => known && number === typed,
    withheld: given.withheld,
  };
}

async function isOpenNow(ctx: Ctx, account: Account, node: Extract<MenuNode, { type: "hours" }>): Promise<boolean> {
  try {
    const calendar = await calendarOf(ctx, node.calendarId ?? (await calendarIdOf(ctx, account, node.teamId)));
    return isOpenAt(calendar.compiled, ctx.now().getTime());
  } catch (error) {
    // A calendar that cannot be counted in must keep nobody from reaching us.
    if (!isKnownError(error)) throw error;
    return true;
  }
}

async function calendarIdOf(ctx: Ctx, account: Account, teamId: number | null): Promise<number | null> {
  const asked = teamId ?? account.teamId;
  const team = asked === null ? null : await getTeam(ctx, asked);
  return team?.calendarId ?? (await getBrand(ctx, account.brandId)).calendarId;
}

/** What the menu says as the exchange is told it. */
export function lineStepsOf(steps: readonly CallStep[]): LineStep[] {
  return steps.flatMap((step): LineStep[] => {
    if (step.do === "queue") return [{ do: "wait" }];
    return step.do === "callback" ? [] : [step];
  });
}
