import type { PromiseView } from "../../shared/contract/promises.ts";
import type { Colleague } from "./colleague.ts";
import type { Matter } from "./matter.ts";
import { otherAddressOf } from "./people/customers.ts";
import { type StaffKey, staff, type TeamKey, teams } from "./people/staff.ts";
import { fileOf, pageOf, post, wordsOf } from "./perform-customer.ts";
import type { Stage } from "./stage.ts";
import type { StaffWrites, Step } from "./story.ts";
import { readSpan } from "./work-calendar.ts";

type ShopStep = Exclude<Step, { do: "customer" }>;

/** The shop does something in a matter: whoever owns the case, unless the story names somebody. */
export async function performShop(stage: Stage, matter: Matter, step: ShopStep): Promise<void> {
  const caseId = step.do === "merge" ? matter.caseIds[0]! : matter.caseIds.at(-1)!;
  const path = `/api/v1/cases/${caseId}`;
  const who = await whoActs(stage, matter, caseId, step);
  const words = (text: string) => wordsOf(stage, matter, text);
  switch (step.do) {
    case "staff":
      return answer(stage, matter, { who, path, step });
    case "note":
      return who.call("POST", `${path}/notes`, { text: words(step.text) });
    case "change": {
      const { tags: addTags, priority, category } = step;
      return who.call("PATCH", path, { addTags, priority, category });
    }
    case "give":
      matter.owner = null;
      return give(stage, { who, path }, step);
    case "promise":
      return promise(stage, { who, caseId, words: words(step.words) }, step);
    case "move": {
      const { id } = await handMade(who, path);
      const dueAt = atHour(stage.now().getTime() + readSpan(step.within).ms, step.hour);
      const lead = await stage.colleague(teams[matter.story.team].lead);
      return lead.call("POST", `/api/v1/promises/${id}/move`, { dueAt, reason: words(step.reason) });
    }
    case "keep": {
      const { id } = await handMade(who, path);
      return who.call("POST", `/api/v1/promises/${id}/keep`, { evidence: words(step.evidence) });
    }
    case "waive": {
      const lead = await stage.colleague(teams[matter.story.team].lead);
      const { id } = await handMade(who, path);
      return lead.call("POST", `/api/v1/promises/${id}/waive`, { reason: words(step.reason) });
    }
    case "dispute": {
      const { id } = await handMade(who, path);
      return post(stage, matter, `${await pageOf(stage, matter)}/promises/${id}/dispute`, {});
    }
    case "snooze": {
      const until = new Date(stage.now().getTime() + readSpan(step.for).ms).toISOString();
      return who.call("POST", `${path}/snooze`, { until });
    }
    case "split":
      return split(stage, matter, { who, path, subject: words(step.subject) });
    case "merge":
      return who.call("POST", `${path}/merge`, { otherId: matter.caseIds.pop() });
    case "macro":
      return who.call("POST", `${path}/macro`, { macroId: stage.ids.macros[step.name] });
    case "describe": {
      const { tier, company, remarks } = step;
      const { customer } = await who.call("GET", path);
      return who.call("PATCH", `/api/v1/customers/${customer.id}`, {
        tier,
        company,
        remarks: remarks && words(remarks),
      });
    }
    case "join_addresses": {
      const { customer } = await who.call("GET", path);
      const lead = await stage.colleague("zhouqiming");
      const address = otherAddressOf(matter.customer);
      const { items } = await lead.call("GET", `/api/v1/customers?q=${encodeURIComponent(address)}`);
      return lead.call("POST", `/api/v1/customers/${customer.id}/merge`, { otherId: items[0].id });
    }
    case "block": {
      const { customer } = await who.call("GET", path);
      matter.blocked = true;
      return (await stage.colleague("zhouqiming")).call("POST", `/api/v1/customers/${customer.id}/block`);
    }
  }
}

async function whoActs(stage: Stage, matter: Matter, caseId: number, step: ShopStep): Promise<Colleague> {
  matter.actor = ("by" in step && step.by) || matter.owner || (await ownerOf(stage, matter, caseId));
  if (matter.actor) return stage.colleague(matter.actor);
  matter.actor = matter.random.pick(agentsOf(matter.story.team));
  const chosen = await stage.colleague(matter.actor);
  if (step.do === "staff") await chosen.call("POST", `/api/v1/cases/${caseId}/take`);
  return chosen;
}

async function ownerOf(stage: Stage, matter: Matter, caseId: number): Promise<StaffKey | null> {
  const reader = await stage.colleague("zhouqiming");
  const { owner } = await reader.call("GET", `/api/v1/cases/${caseId}`);
  const key = owner && stage.keyOf(owner.id);
  if (owner && !key) throw new LeftToOthers(`${owner.name} looks after case ${caseId}.`);
  matter.owner = key ?? null;
  return matter.owner;
}

/** Somebody who is not of the demo took a case: it is theirs. */
export class LeftToOthers extends Error {}

/** The agents of a team. */
export function agentsOf(team: TeamKey): StaffKey[] {
  return (Object.keys(staff) as StaffKey[]).filter(
    (key) => staff[key].role === "agent" && (staff[key].teams as readonly string[]).includes(team),
  );
}

async function answer(
  stage: Stage,
  matter: Matter,
  { who, path, step }: { who: Colleague; path: string; step: StaffWrites },
): Promise<void> {
  const attachments = await Promise.all((step.files ?? []).map((kind) => who.upload(fileOf(matter, kind))));
  await who.call("POST", `${path}/reply`, {
    text: wordsOf(stage, matter, step.text),
    thenCategory: step.becomes,
    attachments,
    idempotencyKey: `demo-${matter.key}-${stage.now().getTime()}`,
  });
}

async function give(
  stage: Stage,
  { who, path }: { who: Colleague; path: string },
  { team, to }: { team: string; to?: StaffKey },
): Promise<void> {
  const me = to && (await (await stage.colleague(to)).call("GET", "/api/v1/me"));
  await who.call("POST", `${path}/assign`, { teamId: stage.ids.teams[team], ownerId: me?.id ?? null });
}

async function promise(
  stage: Stage,
  { who, caseId, words }: { who: Colleague; caseId: number; words: string },
  step: Extract<Step, { do: "promise" }>,
): Promise<void> {
  const { ms, ofWork } = readSpan(step.within);
  const term = ofWork ? { businessMs: ms } : { dueAt: atHour(stage.now().getTime() + ms, step.hour) };
  await who.call("POST", "/api/v1/promises", { caseId, kind: step.kind, words, ...term });
}

/** That hour of that day in Shanghai: six in the evening, as people mean when they name a day. */
function atHour(at: number, hour = 18): string {
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;
  const SHIFT = 8 * HOUR;
  return new Date(Math.floor((at + SHIFT) / DAY) * DAY + hour * HOUR - SHIFT).toISOString();
}

async function handMade(who: Colleague, path: string): Promise<PromiseView> {
  const { promises } = (await who.call("GET", path)) as { promises: PromiseView[] };
  const own = promises.filter(({ kind }) => !["first_response", "next_response", "resolution"].includes(kind));
  const newest = own.toSorted((a, b) => b.id - a.id)[0];
  if (!newest) throw new Error(`No promise was made by hand at ${path}.`);
  return newest;
}

async function split(
  stage: Stage,
  matter: Matter,
  { who, path, subject }: { who: Colleague; path: string; subject: string },
): Promise<void> {
  const { items } = await who.call("GET", `${path}/messages`);
  const newest = items.findLast((message: { direction: string }) => message.direction === "in");
  const opened = await who.call("POST", `${path}/split`, { messageIds: [newest.id], subject });
  stage.bound.add(opened.id);
  matter.caseIds.push(opened.id);
}
