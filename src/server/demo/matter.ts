import type { Customer } from "./people/customers.ts";
import { products } from "./people/products.ts";
import type { StaffKey } from "./people/staff.ts";
import { type Random, randomOf } from "./random.ts";
import type { Story } from "./story.ts";

/** A story as it happens to somebody. */
export type Matter = {
  /** no other matter has it */
  key: string;
  story: Story;
  customer: Customer;
  facts: Record<string, string>;
  random: Random;
  /** what the desk made of it, as soon as it did; the newest last */
  caseIds: number[];
  /** who owns the newest case, once somebody does */
  owner: StaffKey | null;
  /** who of the shop did something last */
  actor: StaffKey | null;
  /** the shop takes nothing of theirs any more */
  blocked: boolean;
  /** the subject its customer last wrote under */
  subject: string;
  /** Message-IDs of the customer's own mails, oldest first */
  threads: string[];
};

const couriers = {
  "zh-CN": ["飞羽快递", "云程速运", "百川物流"],
  en: ["Swiftwing", "Cloudway Express", "Harbour Parcels"],
} as const;

/** Gives a story to a customer, with an order of their own; the same key makes the same matter. */
export function makeMatter(key: string, story: Story, customer: Customer, begins: Date): Matter {
  const random = randomOf(key);
  const fitting = products.filter(({ kind }) => story.about === "any" || kind === story.about);
  const product = random.pick(fitting);
  const ordered = new Date(begins.getTime() - random.whole(3, 11) * 86_400_000);
  return {
    key,
    story,
    customer,
    random,
    facts: {
      name: customer.called,
      fullname: customer.name,
      city: customer.city,
      product: product.names[story.locale],
      price: String(product.price),
      part: String(Math.round(product.price / 50) * 10),
      order: `SY${ordered.toISOString().slice(2, 10).replaceAll("-", "")}-${random.whole(1_000, 9_999)}`,
      courier: random.pick(couriers[story.locale]),
      tracking: `${random.pick(["FY", "YC", "BC"])}${random.whole(10_000_000, 99_999_999)}`,
      days: String(random.whole(4, 8)),
      phone: `1${random.pick(["38", "59", "86"])}****${random.whole(1_000, 9_999)}`,
    },
    caseIds: [],
    owner: null,
    actor: null,
    blocked: false,
    subject: "",
    threads: [],
  };
}
