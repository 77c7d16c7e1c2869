/**
 * How PostgreSQL answers what receiving and a customer's page ask, with a million messages loaded: the generic plan of
 * each statement, and failure if any reads a large table from end to end. Shares its database with `bench/receive.ts`
 * (KEEPWORD_BENCH_DATA).
 */
import { listCustomers } from "../src/server/modules/customers/list-customers.ts";
import { listTimeline } from "../src/server/modules/customers/list-timeline.ts";
import { showCustomer } from "../src/server/modules/customers/show-customer.ts";
import { acceptDelivery, createDrain, startReceiver } from "../src/server/modules/intake/index.ts";
import { listIntake } from "../src/server/modules/intake/list-intake.ts";
import { ensureLoad } from "./support/ensure-load.ts";
import { incomingMix } from "./support/incoming-mix.ts";
import { openBenchDesk } from "./support/open-bench-desk.ts";
import { recordStatements } from "./support/record-statements.ts";

const LARGE = 10_000;
type Plan = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; Plans?: Plan[] };

const desk = await openBenchDesk();
try {
  const loaded = await ensureLoad(desk);
  const { ctx } = desk;
  const statements = await recordStatements(async () => {
    const mails = incomingMix(loaded, { words: "words", page: "<p>words</p>" });
    const receiver = startReceiver(ctx);
    await Promise.all(Array.from({ length: 12 }, () => receiver.receive(mails.next().value!)));
    const raw = Buffer.from(`From: plan${Date.now()}@example.com\r\nSubject: plan\r\n\r\nplan\r\n`);
    await acceptDelivery(ctx, { accountId: loaded.accountId, externalId: `plan ${Date.now()}`, raw, envelope: {} });
    const drain = createDrain(ctx);
    while ((await drain.take()) !== 0);
    await drain.settled();
    await listCustomers(ctx, { limit: 50 });
    await listCustomers(ctx, { q: "buyer12", limit: 50 });
    await showCustomer(ctx, 17);
    const { next } = await listTimeline(ctx, { customerId: 17, limit: 2 });
    await listTimeline(ctx, { customerId: 17, limit: 2, cursor: next ?? undefined });
    for (const state of ["pending", "failed", "refused", "done"] as const) await listIntake(ctx, { state, limit: 50 });
  });
  const sizes = new Map<string, number>(
    (await desk.pool.query("select relname, reltuples from pg_class where relkind = 'r'")).rows.map((row) => [
      row.relname,
      row.reltuples,
    ]),
  );
  let scans = 0;
  for (const text of statements) {
    const { rows } = await desk.pool.query(`explain (generic_plan, format json) ${text}`);
    const read = reads(rows[0]["QUERY PLAN"][0].Plan);
    const whole = read.filter(
      (node) => node["Node Type"] === "Seq Scan" && (sizes.get(node["Relation Name"]!) ?? 0) > LARGE,
    );
    scans += whole.length;
    console.log(`\n${text.replace(/\s+/g, " ").trim().slice(0, 150)}`);
    for (const node of read) console.log(`  ${whole.includes(node) ? "WHOLE TABLE " : ""}${describe(node)}`);
  }
  console.log(`\n${statements.length} statements, ${scans} of which read a large table from end to end`);
  process.exitCode = scans > 0 ? 1 : 0;
} finally {
  await desk.close();
}

function reads(plan: Plan): Plan[] {
  const own = plan["Relation Name"] && plan["Node Type"].includes("Scan") ? [plan] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(reads)];
}

function describe(node: Plan): string {
  return `${node["Node Type"]} ${node["Relation Name"]}${node["Index Name"] ? ` by ${node["Index Name"]}` : ""}`;
}
