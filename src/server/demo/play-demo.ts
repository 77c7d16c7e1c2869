import { setTimeout as pause } from "node:timers/promises";
import { createTransport } from "nodemailer";
import { type Colleague, Refused, signIn } from "./colleague.ts";
import { lineOver } from "./line.ts";
import { type Matter, makeMatter } from "./matter.ts";
import { customers } from "./people/customers.ts";
import { emailOf, type StaffKey, staff } from "./people/staff.ts";
import { performCustomer, wordsOf } from "./perform-customer.ts";
import { LeftToOthers, performShop } from "./perform-shop.ts";
import { type Random, randomOf } from "./random.ts";
import type { Stage } from "./stage.ts";
import { stories } from "./stories/index.ts";
import type { Step, Story } from "./story.ts";
import { readSpan } from "./work-calendar.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A matter is played until it would wait for longer than this. */
const TOO_LONG = 24 * HOUR;
/** What takes longer is shortened to this much of the shop's time. */
const LONGEST = { customer: 40 * MINUTE, shop: 25 * MINUTE };
const HEARTBEAT_MS = 45_000;
/** Matters under way at once. */
const MOST = 12;

/** Something that happened, for whoever watches the terminal. */
export type Happening = { who: string; what: Step["do"]; caseId: number | null; words: string };

export type PlayOptions = {
  /** the desk */
  url: string;
  /** its mail receiver */
  smtp: { host: string; port: number };
  /** with which the shop's people sign in */
  password: string;
  /** how many minutes of the shop pass in one of ours */
  speed: number;
  signal: AbortSignal;
  onHappening: (happening: Happening) => void;
  /** a matter that could not go on; the others do */
  onTrouble: (matter: string, error: unknown) => void;
};

/**
 * Lets customers write to a running desk that was filled with the demo, and its people answer, until it is told to stop.
 * Customers use the mail receiver and the form, people the API: nothing here is closer to the desk than that.
 *
 * @throws Refused when the people cannot sign in
 */
export async function playDemo(options: PlayOptions): Promise<void> {
  const { signal, speed } = options;
  const mailer = createTransport({ host: options.smtp.host, port: options.smtp.port, ignoreTLS: true });
  const people = new Map<StaffKey, Promise<Colleague>>();
  try {
    const stage = await openStage(options, people, mailer);
    const run = Date.now().toString(36);
    const random = randomOf(run);
    const underWay = new Set<Promise<void>>();
    const beats = keepHere(stage, signal);
    for (let number = 1; !signal.aborted; number++) {
      const matter = chooseMatter(`${run}-${number}`, random);
      const playing: Promise<void> = playMatter(stage, matter, options).finally(() => underWay.delete(playing));
      underWay.add(playing);
      if (underWay.size >= MOST) await Promise.race(underWay);
      await sleep(((4 + random.next() * 10) * MINUTE) / speed, signal);
    }
    await Promise.all([beats, ...underWay]);
  } finally {
    mailer.close();
    for (const person of await Promise.allSettled(people.values())) {
      if (person.status === "fulfilled") await person.value.signOut().catch(() => undefined);
    }
  }
}

async function openStage(
  { url, password }: PlayOptions,
  people: Map<StaffKey, Promise<Colleague>>,
  mailer: ReturnType<typeof createTransport>,
): Promise<Stage> {
  const line = lineOver(url);
  const colleague = (key: StaffKey) => {
    const known = people.get(key) ?? signIn(line, { email: emailOf(key), password });
    people.set(key, known);
    return known;
  };
  const reader = await colleague("zhouqiming");
  const [all, teamList, macroList, known] = await Promise.all(
    ["staff?limit=200", "teams", "macros", "cases?sort=opened&limit=200"].map(
      async (path) => (await reader.call("GET", `/api/v1/${path}`)).items,
    ),
  );
  const keys = new Map<number, StaffKey>();
  for (const key of Object.keys(staff) as StaffKey[]) {
    const found = all.find(({ email }: { email: string }) => email === emailOf(key));
    if (!found)
      throw new Error(`${emailOf(key)} does not work at this desk: fill an empty one with ./keepword demo first.`);
    keys.set(found.id, key);
  }
  return {
    line,
    now: () => new Date(),
    colleague,
    keyOf: (id) => keys.get(id),
    ids: { teams: teamIds(teamList, all), macros: byName(macroList) },
    async carry({ from, to, raw }) {
      await mailer.sendMail({ envelope: { from, to }, raw });
    },
    // Nobody looks into the customers' mailboxes here: they answer to what they wrote themselves.
    lastAnswer: () => null,
    settle: async () => undefined,
    patience: { times: 60, pause: 250 },
    bound: new Set(known.map(({ id }: { id: number }) => id)),
  };
}

function byName(list: readonly { id: number; name: string }[]): Record<string, number> {
  return Object.fromEntries(list.map(({ id, name }) => [name, id]));
}

/** The demo's teams, known by who leads them: their names may have been changed. */
function teamIds(
  list: readonly { id: number; lead: { id: number } | null }[],
  all: readonly { id: number; email: string }[],
) {
  const ledBy = (key: StaffKey) => {
    const lead = all.find(({ email }) => email === emailOf(key));
    return list.find((team) => team.lead?.id === lead?.id)?.id ?? 0;
  };
  return { presale: ledBy("hejing"), aftersale: ledBy("zhouqiming"), complaints: ledBy("sumin") };
}

/** The agents are at their desks. */
async function keepHere(stage: Stage, signal: AbortSignal): Promise<void> {
  const agents = (Object.keys(staff) as StaffKey[]).filter((key) => staff[key].role === "agent");
  while (!signal.aborted) {
    await Promise.allSettled(
      agents.map(async (key) => (await stage.colleague(key)).call("POST", "/api/v1/me/heartbeat")),
    );
    await sleep(HEARTBEAT_MS, signal);
  }
}

/** Customers of stories that happen once; some are blocked by now. */
const reserved = new Set<string>(stories.flatMap(({ who }) => who ?? []));

function chooseMatter(key: string, random: Random): Matter {
  const story = random.pick(stories.filter((each) => !each.mailbox && !each.who));
  const customer = random.pick(
    customers.filter(({ locale, key: who }) => locale === story.locale && !reserved.has(who)),
  );
  return makeMatter(`${story.name}-${key}`, story, customer, new Date());
}

async function playMatter(stage: Stage, matter: Matter, options: PlayOptions): Promise<void> {
  try {
    for (const [index, step] of stepsOfToday(matter.story).entries()) {
      if (index > 0) await sleep(pauseBefore(step, matter.random) / options.speed, options.signal);
      if (options.signal.aborted) return;
      if (step.do === "customer") await performCustomer(stage, matter, step);
      else await performShop(stage, matter, step);
      options.onHappening(happening(stage, matter, step));
    }
  } catch (error) {
    if (error instanceof LeftToOthers) return;
    options.onTrouble(matter.key, error);
  }
}

/** What of a story fits into a day. */
function stepsOfToday({ steps }: Story): Step[] {
  const end = steps.findIndex((step) => step.after && readSpan(step.after).ms > TOO_LONG);
  return end === -1 ? steps : steps.slice(0, end);
}

function pauseBefore(step: Step, random: Random): number {
  const isCustomer = step.do === "customer";
  const span = step.after ?? (isCustomer ? "30 min" : step.do === "staff" ? "15 min" : "2 min");
  return Math.min(readSpan(span).ms, isCustomer ? LONGEST.customer : LONGEST.shop) * (0.5 + random.next());
}

function happening(stage: Stage, matter: Matter, step: Step): Happening {
  const said = "text" in step ? wordsOf(stage, matter, step.text) : "";
  const who = step.do === "customer" ? matter.customer.name : matter.actor ? staff[matter.actor].name : "";
  return { who, what: step.do, caseId: matter.caseIds.at(-1) ?? null, words: said.replace(/\s+/g, " ").slice(0, 60) };
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
}

/** Why nobody can sign in, in words; null for another fault. */
export function explainRefusal(error: unknown): string | null {
  if (!(error instanceof Refused)) return null;
  if (error.status === 401) return "Nobody of the demo signs in with this password. It was printed by ./keepword demo.";
  if (error.status === 429) return "The desk lets nobody sign in for a minute after many attempts. Try again then.";
  return null;
}
