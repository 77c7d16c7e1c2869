import type { CompiledCalendar } from "../../shared/business-time/index.ts";
import { isOpenAt } from "../../shared/business-time/index.ts";
import type { Locale } from "../../shared/contract/common.ts";
import { type Matter, makeMatter } from "./matter.ts";
import { type Customer, customers } from "./people/customers.ts";
import { type Random, randomOf } from "./random.ts";
import type { Span, Step, Story } from "./story.ts";
import { earlier, later, readSpan } from "./work-calendar.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHANGHAI = 8 * HOUR;
/** How many of a hundred write in which hour of the day: before noon, and again after supper. */
const RHYTHM = [1, 1, 0, 0, 0, 0, 1, 2, 5, 8, 10, 9, 6, 6, 7, 7, 6, 5, 4, 6, 7, 6, 3, 2] as const;

/** What happens at which moment. */
export type Planned = { at: number; matter: Matter; step: Step };

/** Gives every story its people and its times; what lies in the future has not happened yet. In order of time. */
export function planStories(
  stories: readonly Story[],
  { calendar, now }: { calendar: CompiledCalendar; now: number },
): Planned[] {
  const choose = chooser(stories);
  const planned = stories.flatMap((story) =>
    Array.from({ length: story.times }, (_, number) => {
      const random = randomOf(`${story.name} ${number} begins`);
      const begins = beginning(story, { calendar, now, random });
      const matter = makeMatter(`${story.name}-${number + 1}`, story, choose(story, random), new Date(begins));
      return planMatter(matter, begins, { calendar, random });
    }).flat(),
  );
  return planned
    .filter(({ at }) => at < now - MINUTE / 4)
    .sort((a, b) => a.at - b.at || (a.matter.key < b.matter.key ? -1 : 1));
}

/** The moments of one matter. */
export function planMatter(
  matter: Matter,
  begins: number,
  { calendar, random }: { calendar: CompiledCalendar; random: Random },
): Planned[] {
  let at = begins;
  return matter.story.steps.map((step, index) => {
    if (index > 0) at = stepTime(at, step, { calendar, random, locale: matter.story.locale });
    return { at, matter, step };
  });
}

function stepTime(
  before: number,
  step: Step,
  { calendar, random, locale }: { calendar: CompiledCalendar; random: Random; locale: Locale },
): number {
  const span = step.after ?? (step.do === "customer" ? "6 h" : step.do === "staff" ? "1.5 h of work" : "1 min");
  const { ms, ofWork } = readSpan(span);
  const varied = ms * (0.75 + random.next() / 2);
  const at = later(calendar, before, `${varied / HOUR} ${ofWork ? "h of work" : "h"}`);
  // What is quoted as it was done takes a while all the same.
  const next = Math.max(at, before + 40_000);
  return step.do === "customer" && locale === "zh-CN" ? awake(next) : next;
}

/** Whoever sleeps writes in the morning. */
function awake(at: number): number {
  const hour = Math.floor(((at + SHANGHAI) % DAY) / HOUR);
  return hour < 7 ? at + (7 - hour) * HOUR : at;
}

function beginning(
  story: Story,
  { calendar, now, random }: { calendar: CompiledCalendar; now: number; random: Random },
): number {
  const [longest, shortest]: [Span, Span] = story.began ?? ["13.8 d", "0.1 d"];
  const [from, to] = [earlier(calendar, now, longest), earlier(calendar, now, shortest)];
  const any = from + random.next() * (to - from);
  if (story.by === "phone" && !story.began) return later(calendar, any, "0.1 h of work") - 1_000;
  const wide = to - from > 2 * DAY;
  if (!wide || story.locale === "en") return any;
  const midnight = Math.floor((any + SHANGHAI) / DAY) * DAY - SHANGHAI;
  const at = midnight + hourOf(random) * HOUR + random.next() * HOUR;
  return at > to ? at - DAY : at;
}

function hourOf(random: Random): number {
  const sums = RHYTHM.map((_, hour) => RHYTHM.slice(0, hour + 1).reduce<number>((sum, share) => sum + share, 0));
  const chosen = random.next() * sums.at(-1)!;
  return sums.findIndex((sum) => chosen < sum);
}

/** Hands out customers so that nobody has many matters, and those whom stories ask for by name have only theirs. */
function chooser(stories: readonly Story[]): (story: Story, random: Random) => Customer {
  const wanted = new Set<string>(stories.flatMap((story) => story.who ?? []));
  const byKey = new Map(customers.map((customer) => [customer.key, customer]));
  const queues = new Map<Locale, Customer[]>();
  return ({ who, locale }, random) => {
    if (who) return byKey.get(who)!;
    let queue = queues.get(locale);
    if (!queue?.length) {
      queue = customers.filter((customer) => customer.locale === locale && !wanted.has(customer.key));
      queues.set(locale, queue);
    }
    return queue.splice(random.whole(0, queue.length - 1), 1)[0]!;
  };
}

/** Whether the shop is open. */
export function isOpen(calendar: CompiledCalendar, at: number): boolean {
  return isOpenAt(calendar, at);
}
