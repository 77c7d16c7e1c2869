import type { Ctx } from "../../kernel/ctx.ts";
import { defaultTeam } from "../accounts/index.ts";
import { seedBrand } from "./store.ts";

/** A first brand, for the shop to rename. Runs at each start and leaves what is there. */
export async function seed(ctx: Ctx): Promise<void> {
  const team = await defaultTeam(ctx);
  await seedBrand(ctx, {
    name: "My shop",
    names: { "zh-CN": "我的店铺", en: "My shop" },
    locale: "zh-CN",
    timeZone: "Asia/Shanghai",
    calendarId: null,
    teamId: team.id,
    accent: "#c2410c",
    signature: { "zh-CN": "{agent}\n{brand} 客户服务", en: "{agent}\n{brand} customer service" },
  });
}
