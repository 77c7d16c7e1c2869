import type { Locale } from "../../../../shared/contract/common.ts";
import type { Fact } from "../../../../shared/flows/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { defaultBrand } from "../../brands/index.ts";
import { findOpenCases } from "../../cases/index.ts";
import { currentCustomers } from "../../customers/index.ts";
import { promisesToCustomer } from "../../promises/index.ts";
import type { FlowLookup } from "./ports.ts";

const MOST_LISTED = 5;
const nothing = { found: false, facts: {} };

/** What the customer has open with us. */
export const myCases: FlowLookup = {
  name: "my_cases",
  inputs: [],
  outputs: ["count", "list", "newest_number", "newest_subject"],
  run: async (ctx, { customerId }) => {
    const id = await whoIs(ctx, customerId);
    const rows = id === null ? [] : ((await findOpenCases(ctx, [id])).get(id) ?? []);
    const [newest] = rows;
    if (!newest) return nothing;
    const lines = rows.slice(0, MOST_LISTED).map((row) => `- #${row.id} ${row.subject}`);
    return {
      found: true,
      facts: {
        count: String(rows.length),
        list: lines.join("\n"),
        newest_number: String(newest.id),
        newest_subject: newest.subject,
      },
    };
  },
};

/** What the customer was promised and still waits for, with the times. */
export const myPromises: FlowLookup = {
  name: "my_promises",
  inputs: [],
  outputs: ["count", "list", "next_due"],
  run: async (ctx, { customerId }) => {
    const id = await whoIs(ctx, customerId);
    if (id === null) return nothing;
    const { rows } = await promisesToCustomer(ctx, id, { limit: 50 });
    const open = rows
      .filter(({ state, promisorKind, dueAt }) => state === "open" && promisorKind !== "partner" && dueAt !== null)
      .sort((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime());
    if (open.length === 0) return nothing;
    const { timeZone } = await defaultBrand(ctx);
    const due = (at: Date, locale: Locale) =>
      new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "medium", timeStyle: "short" }).format(at);
    const inBoth = (say: (locale: Locale) => string): Fact => ({ "zh-CN": say("zh-CN"), en: say("en") });
    const line = (row: (typeof open)[number], locale: Locale) => {
      const what = row.words ?? wordsOf(locale)("flows.promised");
      return wordsOf(locale)("flows.promiseLine", { what, time: due(row.dueAt!, locale) });
    };
    return {
      found: true,
      facts: {
        count: String(open.length),
        list: inBoth((locale) =>
          open
            .slice(0, MOST_LISTED)
            .map((row) => `- ${line(row, locale)}`)
            .join("\n"),
        ),
        next_due: inBoth((locale) => due(open[0]!.dueAt!, locale)),
      },
    };
  },
};

async function whoIs(ctx: Ctx, customerId: number | null): Promise<number | null> {
  return customerId === null ? null : ((await currentCustomers(ctx, [customerId])).get(customerId) ?? null);
}
