import type { CallMenu, MenuNode } from "../../../../../shared/contract/call-menus.ts";
import { NOWHERE } from "./ways.ts";

export type NodeType = MenuNode["type"];
export const nodeTypes = [
  "say",
  "menu",
  "language",
  "digits",
  "hours",
  "queue",
  "voicemail",
  "callback",
  "transfer",
  "hang-up",
] as const satisfies readonly NodeType[];

const asking = { say: {}, tries: 2, otherwise: NOWHERE };

/** A new step of a kind: it works once it says something and its ways lead somewhere. */
export function blankNode(type: NodeType): MenuNode {
  switch (type) {
    case "say":
      return { type, say: {}, next: NOWHERE };
    case "menu":
      return { type, ...asking, keys: [{ key: "1", next: NOWHERE }] };
    case "language": {
      const keys = [
        { key: "1", language: "zh-CN" as const },
        { key: "2", language: "en" as const },
      ];
      return { type, ...asking, keys, next: NOWHERE };
    }
    case "digits":
      return { type, ...asking, shortest: 4, longest: 30, found: NOWHERE, unknown: NOWHERE, skipped: NOWHERE };
    case "hours":
      return { type, calendarId: null, teamId: null, open: NOWHERE, closed: NOWHERE };
    case "queue":
      return { type, teamId: null, longestWaitS: 600, overflow: NOWHERE, callbackKey: null, callback: null };
    case "voicemail":
      return { type, say: {}, longestS: 180, thanks: {} };
    case "callback":
      return { type, say: {}, withinMinutes: 120, slots: true, withheld: NOWHERE };
    case "transfer":
      return { type, to: "" };
    case "hang-up":
      return { type };
  }
}

/** The menu with a new step, and the id it was given. */
export function withNew(menu: CallMenu, type: NodeType): { menu: CallMenu; id: string } {
  let number = 1;
  while (menu.nodes[`${type}-${number}`]) number++;
  const id = `${type}-${number}`;
  return { id, menu: { ...menu, nodes: { ...menu.nodes, [id]: blankNode(type) } } };
}

/** The menu without a step; the ways that led to it lead nowhere, and say so. */
export function without(menu: CallMenu, id: string): CallMenu {
  return { ...menu, nodes: Object.fromEntries(Object.entries(menu.nodes).filter(([each]) => each !== id)) };
}

/** The menu with a step changed. */
export function withNode(menu: CallMenu, id: string, node: MenuNode): CallMenu {
  return { ...menu, nodes: { ...menu.nodes, [id]: node } };
}

/** Another kind of step in the place of one: what both have is kept. */
export function changedTo(node: MenuNode, type: NodeType): MenuNode {
  const blank: Record<string, unknown> = blankNode(type);
  const old: Record<string, unknown> = node;
  const kept = Object.keys(blank).filter((field) => !["type", "keys"].includes(field) && field in old);
  const say = "say" in old ? { say: old.say } : {};
  const canSay = !["hours"].includes(type);
  return {
    ...blank,
    ...(canSay && say),
    ...Object.fromEntries(kept.map((field) => [field, old[field]])),
    ...(node.name === undefined ? {} : { name: node.name }),
  } as MenuNode;
}

/** A list with one entry moved by a place; the same list where there is no such place. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const to = from + by;
  if (to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, list[from]!);
}
