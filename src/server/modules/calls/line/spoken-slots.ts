import type { Ctx } from "../../../kernel/ctx.ts";
import { getBrand } from "../../brands/index.ts";
import { offerSlots, type Where } from "../callbacks/offer-slots.ts";
import type { SpokenSlot } from "../menu/say.ts";

/** More than a caller keeps in mind would be none offered. */
const MOST = 3;

/** The next half hours in which a team can call somebody back, as a menu says them: by the clock of the brand. */
export async function spokenSlots(ctx: Ctx, where: Where): Promise<SpokenSlot[]> {
  const { timeZone } = await getBrand(ctx, where.brandId);
  const slots = await offerSlots(ctx, where, MOST);
  return slots.map(({ at }) => ({ at, words: { "zh-CN": said(at, "zh-CN", timeZone), en: said(at, "en", timeZone) } }));
}

function said(at: string, locale: "zh-CN" | "en", timeZone: string): string {
  const look = { weekday: "long", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...look, hourCycle: "h23", timeZone }).format(
    Date.parse(at),
  );
}
