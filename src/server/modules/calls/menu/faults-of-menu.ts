import type { CallMenu, MenuFault, MenuNode, Spoken } from "../../../../shared/contract/call-menus.ts";
import { nodeOf } from "./step-menu.ts";

/** What a menu must be checked against besides itself. */
export type Surroundings = { teamIds: ReadonlySet<number>; calendarIds: ReadonlySet<number> };

type Fault = (code: MenuFault["code"], detail?: string | null, level?: MenuFault["level"]) => MenuFault;

/** What is wrong with a menu, by node; what is an error keeps it from being saved. */
export function faultsOfMenu(menu: CallMenu, around: Surroundings): MenuFault[] {
  const faults: MenuFault[] = [];
  if (!nodeOf(menu, menu.start)) faults.push(faultIn(null)("start_unknown", menu.start));
  for (const [id, node] of Object.entries(menu.nodes)) faults.push(...faultsOfNode(menu, id, node, around));
  const reached = reachedFrom(menu, menu.start);
  for (const id of Object.keys(menu.nodes)) {
    if (!reached.has(id)) faults.push(faultIn(id)("unreachable", null, "warning"));
  }
  const loop = roundWithoutCaller(menu);
  if (loop) faults.push(faultIn(loop[0]!)("loop", loop.join(" → ")));
  return faults;
}

function faultIn(node: string | null): Fault {
  return (code, detail = null, level = "error") => ({ node, code, level, detail });
}

function faultsOfNode(menu: CallMenu, id: string, node: MenuNode, around: Surroundings): MenuFault[] {
  const fault = faultIn(id);
  const faults = nextOf(node)
    .filter((next) => !nodeOf(menu, next))
    .map((next) => fault("next_unknown", next));
  for (const words of wordsOf(node)) {
    for (const language of menu.languages) if (!isSaid(words, language)) faults.push(fault("words_missing", language));
  }
  if (node.type === "menu" || node.type === "language") {
    const keys = node.keys.map(({ key }) => key);
    for (const key of new Set(keys.filter((each, index) => keys.indexOf(each) !== index)))
      faults.push(fault("key_twice", key));
  }
  if (node.type === "language") {
    const offered = new Set(node.keys.map(({ language }) => language));
    for (const language of menu.languages)
      if (!offered.has(language)) faults.push(fault("key_unreachable", language, "warning"));
  }
  if (node.type === "digits" && node.shortest > node.longest) faults.push(fault("shortest_above_longest"));
  if (node.type === "queue" && (node.callbackKey === null) !== (node.callback === null))
    faults.push(fault("callback_half"));
  if ((node.type === "queue" || node.type === "hours") && node.teamId !== null && !around.teamIds.has(node.teamId))
    faults.push(fault("team_unknown", String(node.teamId)));
  if (node.type === "hours" && node.calendarId !== null && !around.calendarIds.has(node.calendarId))
    faults.push(fault("calendar_unknown", String(node.calendarId)));
  return faults;
}

function wordsOf(node: MenuNode): Spoken[] {
  if (node.type === "voicemail") return [node.say, node.thanks];
  return "say" in node && node.say ? [node.say] : [];
}

function isSaid(words: Spoken, language: "zh-CN" | "en"): boolean {
  return Boolean(words[language]?.trim() || words.audio?.[language]);
}

/** Where a node may go on, whatever the caller does. */
export function nextOf(node: MenuNode): string[] {
  switch (node.type) {
    case "say":
      return [node.next];
    case "menu":
      return [...node.keys.map(({ next }) => next), node.otherwise];
    case "language":
      return [node.next, node.otherwise];
    case "digits":
      return [node.found, node.unknown, node.skipped, node.otherwise];
    case "hours":
      return [node.open, node.closed];
    case "queue":
      return [node.overflow, ...(node.callback === null ? [] : [node.callback])];
    case "callback":
      return [node.withheld];
    case "voicemail":
    case "transfer":
    case "hang-up":
      return [];
  }
}

/** Where a node may go on though the caller does nothing, and is asked nothing. */
function nextByItself(node: MenuNode): string[] {
  switch (node.type) {
    case "menu":
    case "language":
    case "digits":
      // Who never presses a key goes on here after some tries: round and round, for as long as the line is open.
      return [node.otherwise];
    default:
      return nextOf(node);
  }
}

function reachedFrom(menu: CallMenu, start: string): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  while (open.length > 0) {
    const id = open.pop()!;
    const node = nodeOf(menu, id);
    if (!node || reached.has(id)) continue;
    reached.add(id);
    open.push(...nextOf(node));
  }
  return reached;
}

/** A way round that a caller goes who does nothing at all; null when every such way ends. */
function roundWithoutCaller(menu: CallMenu): string[] | null {
  const done = new Set<string>();
  const walk = (id: string, way: string[]): string[] | null => {
    const at = way.indexOf(id);
    if (at !== -1) return [...way.slice(at), id];
    const node = nodeOf(menu, id);
    if (!node || done.has(id)) return null;
    for (const next of nextByItself(node)) {
      const round = walk(next, [...way, id]);
      if (round) return round;
    }
    done.add(id);
    return null;
  };
  for (const id of Object.keys(menu.nodes)) {
    const round = walk(id, []);
    if (round) return round;
  }
  return null;
}
