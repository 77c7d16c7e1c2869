import type { Story } from "../story.ts";
import { complaints } from "./complaints.zh.ts";
import { damaged } from "./damaged.zh.ts";
import { everydayAbroad } from "./everyday.en.ts";
import { everyday } from "./everyday.zh.ts";
import { goodsAbroad } from "./goods.en.ts";
import { money } from "./money.zh.ts";
import { parcelsAbroad } from "./parcels.en.ts";
import { parcels } from "./parcels.zh.ts";
import { presale } from "./presale.zh.ts";

/** Everything that happened in the shop, and keeps happening while it is played. */
export const stories: readonly Story[] = [
  ...parcels,
  ...damaged,
  ...money,
  ...presale,
  ...complaints,
  ...everyday,
  ...parcelsAbroad,
  ...goodsAbroad,
  ...everydayAbroad,
];
