import { createHash } from "node:crypto";
import { modules } from "../app.ts";
import { createCtx } from "../kernel/create-ctx.ts";
import { type Ctx, systemActor } from "../kernel/ctx.ts";
import { createServer } from "../kernel/http/create-server.ts";
import { authenticate, mountAuth } from "../modules/accounts/index.ts";
import { makeReceiverPorts } from "../modules/conversations/index.ts";
import { acceptDelivery, createDrain } from "../modules/intake/index.ts";
import { defaultCalendar } from "../modules/promises/index.ts";
import { aftercare } from "./aftercare/index.ts";
import { chatActs } from "./chats/index.ts";
import { startClock } from "./clock.ts";
import { type Colleague, signIn } from "./colleague.ts";
import { fillKnowledge } from "./fill-knowledge.ts";
import { fillOrders } from "./fill-orders.ts";
import { lineTo } from "./line.ts";
import { type MailSink, startMailSink } from "./mail-sink.ts";
import { type AccountKey, accounts, emailOf, type StaffKey, staff } from "./people/staff.ts";
import { performCustomer } from "./perform-customer.ts";
import { agentsOf, performShop } from "./perform-shop.ts";
import { isOpen, type Planned, planStories } from "./plan.ts";
import { type DemoReport, reportOn } from "./report.ts";
import { accountForm, type Shop, setUpShop } from "./set-up-shop.ts";
import type { Stage } from "./stage.ts";
import { stories } from "./stories/index.ts";
import type { Story } from "./story.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** What is written later than this before the end waits in the outbox. */
const UNSENT = 12 * MINUTE;

export type FillOptions = {
  password: string;
  /** the moment at which the demo's fourteen days end */
  now: Date;
  /** the accounts' outgoing server once the shop is filled; null: what is written then waits in the outbox */
  smtp: { host: string; port: number } | null;
  onProgress?: (done: number, of: number) => void;
  /** only these, for tests of a part */
  stories?: readonly Story[];
};

/**
 * Fills an empty desk with a shop: its people, and fourteen days of what customers wrote and how it was answered.
 * Nothing is written behind the desk's back. Mails come in by its intake, people of the shop work by its API, its own
 * jobs send, ring and close, all by a clock that is turned from one moment to the next.
 */
export async function fillDemo(base: Ctx, options: FillOptions): Promise<DemoReport> {
  const sink = await startMailSink();
  try {
    return await fill(base, options, sink);
  } finally {
    await sink.stop();
  }
}

async function fill(base: Ctx, options: FillOptions, sink: MailSink): Promise<DemoReport> {
  const end = options.now.getTime();
  const calendar = (await defaultCalendar(base)).compiled;
  const planned = planStories(options.stories ?? stories, { calendar, now: end });
  const begins = Math.min(end - 14 * DAY, planned[0]!.at) - 60 * MINUTE;
  const work = {
    jobs: modules.flatMap((module) => module.jobs ?? []),
    reactions: modules.flatMap((module) => module.reactions ?? []),
  };
  const clock = startClock(begins, work, (now) => turnedCtx(base, now));
  const { ctx } = clock;
  const app = await createServer({
    ctx,
    log: ctx.log,
    routes: modules.flatMap((module) => module.routes ?? []),
    authenticate: (request) => authenticate(ctx, request),
    trustProxy: "",
    extend: (scope) => mountAuth(scope, ctx),
  });
  const line = lineTo(app);
  const shop = await setUpShop(ctx, line, options.password);
  await fillKnowledge(ctx);
  const people = await signInAll(line, options.password);
  await setOutgoing(shop, { host: "127.0.0.1", port: sink.port });
  const stage: Stage = {
    line,
    now: ctx.now,
    colleague: async (key) => people[key],
    keyOf: (id) => (Object.keys(shop.staffIds) as StaffKey[]).find((key) => shop.staffIds[key] === id),
    ids: { teams: shop.teamIds, macros: shop.macroIds },
    carry: carrier(ctx, shop),
    lastAnswer: (thread, address) => {
      const mail = thread.length > 0 ? sink.newestIn(thread) : sink.newestTo(address);
      return mail ? [...mail.references, mail.id] : null;
    },
    setMailbox: sink.set,
    settle: clock.work,
    patience: { times: 1, pause: 0 },
    bound: new Set(),
  };

  let sending = true;
  const acts = [...aftercare, ...chatActs()].toSorted((a, b) => b.before - a.before);
  const actUntil = async (time: number) => {
    while (acts[0] && end - acts[0].before <= time) {
      const { before, act } = acts.shift()!;
      await clock.turnTo(end - before);
      await act(stage);
      await clock.work();
    }
  };
  for (const [index, item] of planned.entries()) {
    if (sending && item.at > end - UNSENT) {
      await clock.turnTo(end - UNSENT);
      await setOutgoing(shop, options.smtp);
      sending = false;
    }
    await actUntil(item.at);
    await clock.turnTo(item.at);
    if (isOpen(calendar, item.at) && (await beAtTheDesk(people, item))) await clock.work();
    await perform(stage, item);
    options.onProgress?.(index + 1, planned.length);
  }
  await actUntil(end);
  await clock.turnTo(Math.max(end - UNSENT, ctx.now().getTime()));
  if (sending) await setOutgoing(shop, options.smtp);
  await clock.turnTo(end);
  await fillOrders(ctx, [...new Set(planned.map(({ matter }) => matter))]);
  const report = await reportOn(shop.admin);
  for (const key of Object.keys(staff) as StaffKey[]) await people[key].signOut();
  await shop.admin.signOut();
  await clock.work();
  await app.close();
  return report;
}

/** The desk's ctx by another clock. The sink is on this machine, which a desk may otherwise be told to keep away from. */
function turnedCtx(base: Ctx, now: () => Date): Ctx {
  const config = { ...base.config, allowPrivateHosts: "mail" as const };
  const { db, log, files } = base;
  return createCtx({ db, log, files, config, now, onEventsCommitted: () => undefined }, systemActor("demo"));
}

async function signInAll(line: Stage["line"], password: string): Promise<Record<StaffKey, Colleague>> {
  const people = {} as Record<StaffKey, Colleague>;
  for (const [index, key] of (Object.keys(staff) as StaffKey[]).entries()) {
    people[key] = await signIn(line, { email: emailOf(key), password, from: `198.51.100.${20 + index}` });
  }
  return people;
}

async function setOutgoing(shop: Shop, smtp: FillOptions["smtp"]): Promise<void> {
  for (const [key, id] of Object.entries(shop.accountIds) as [AccountKey, number][]) {
    await shop.admin.call("PUT", `/api/v1/channel-accounts/${id}`, accountForm(key, shop, smtp));
  }
}

/** Brings mails in as the receiver does: stored raw first, then understood. */
function carrier(ctx: Ctx, shop: Shop): Stage["carry"] {
  const ports = makeReceiverPorts(ctx.as(systemActor("receiver")), (delivery) => acceptDelivery(ctx, delivery));
  const drain = createDrain(ctx);
  return async ({ from, to, raw }) => {
    const key = (Object.keys(accounts) as AccountKey[]).find((each) => accounts[each].address === to)!;
    const accountId = shop.accountIds[key];
    const externalId = `sha256:${createHash("sha256").update(raw).digest("hex")}`;
    const envelope = { mailFrom: from, rcptTo: [to], remoteAddress: "192.0.2.25" };
    await ports.accept({ accountId, externalId, raw, envelope });
    await ports.reportHealth(accountId, { lastMessageAt: ctx.now().toISOString() });
    while ((await drain.take()) !== 0);
    await drain.settled();
  };
}

/**
 * Whoever works for the team is there when a matter begins and the shop is open, so that it is given to one of them. @returns
 * whether anybody came
 */
async function beAtTheDesk(people: Record<StaffKey, Colleague>, { matter, step }: Planned): Promise<boolean> {
  if (step.do !== "customer" || matter.caseIds.length > 0) return false;
  const here = agentsOf(matter.story.team);
  for (const key of here) await people[key].call("POST", "/api/v1/me/heartbeat");
  return here.length > 0;
}

async function perform(stage: Stage, { matter, step }: Planned): Promise<void> {
  try {
    if (step.do === "customer") return await performCustomer(stage, matter, step);
    await performShop(stage, matter, step);
    await stage.settle();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The story ${matter.key} could not go on (${step.do}): ${reason}`, { cause: error });
  }
}
