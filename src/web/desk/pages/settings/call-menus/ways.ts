import type { CallMenu, MenuNode } from "../../../../../shared/contract/call-menus.ts";

/** One way out of a step: by a key, or by what happened there. */
export type Way = {
  /** `key` of a menu, else the field that holds the step which follows */
  name:
    | "key"
    | "next"
    | "otherwise"
    | "found"
    | "unknown"
    | "skipped"
    | "open"
    | "closed"
    | "overflow"
    | "callback"
    | "withheld";
  /** which of the keys, for `key` */
  index: number;
  /** what the caller presses; null where they press nothing */
  key: string | null;
  to: string;
};

/** The step that follows where nobody has chosen one yet; no step is ever called so. */
export const NOWHERE = "nowhere";

const way = (name: Way["name"], to: string, key: string | null = null, index = 0): Way => ({ name, index, key, to });

/** All ways out of a step, in the order in which a reader expects them. */
export function waysOf(node: MenuNode): Way[] {
  switch (node.type) {
    case "say":
      return [way("next", node.next)];
    case "menu":
      return [
        ...node.keys.map(({ key, next }, index) => way("key", next, key, index)),
        way("otherwise", node.otherwise),
      ];
    case "language":
      return [way("next", node.next), way("otherwise", node.otherwise)];
    case "digits":
      return [
        way("found", node.found),
        way("unknown", node.unknown),
        way("skipped", node.skipped, "#"),
        way("otherwise", node.otherwise),
      ];
    case "hours":
      return [way("open", node.open), way("closed", node.closed)];
    case "queue":
      return [
        way("overflow", node.overflow),
        ...(node.callback === null ? [] : [way("callback", node.callback, node.callbackKey)]),
      ];
    case "callback":
      return [way("withheld", node.withheld)];
    default:
      return [];
  }
}

/** The step with one of its ways leading elsewhere. */
export function withWay(node: MenuNode, { name, index }: Pick<Way, "name" | "index">, to: string): MenuNode {
  if (name !== "key") return { ...node, [name]: to } as MenuNode;
  if (node.type !== "menu") return node;
  return { ...node, keys: node.keys.map((key, at) => (at === index ? { ...key, next: to } : key)) };
}

/** How many ways lead to a step. */
export function waysTo(menu: CallMenu, id: string): number {
  return Object.values(menu.nodes)
    .flatMap(waysOf)
    .filter(({ to }) => to === id).length;
}
