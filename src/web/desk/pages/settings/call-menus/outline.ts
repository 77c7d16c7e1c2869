import type { CallMenu } from "../../../../../shared/contract/call-menus.ts";
import { type Way, waysOf } from "./ways.ts";

/**
 * A line of the outline: the step that a way leads to. `isJump`: it stands elsewhere, nearer to the beginning;
 * `isMissing`: there is no such step.
 */
export type OutlineLine = { id: string; way: Way | null; isJump: boolean; isMissing: boolean; children: OutlineLine[] };

/**
 * A menu as an outline: every step stands once, below the step that leads to it by the shortest way, and is pointed to from
 * all others. `lost` are the steps to which no way leads.
 */
export function outlineOf(menu: CallMenu): { root: OutlineLine; lost: OutlineLine[] } {
  const homes = homesOf(menu);
  const line = (id: string, way: Way | null): OutlineLine => {
    const node = menu.nodes[id];
    const children = node
      ? waysOf(node).map((out) => {
          const isHome = homes.get(out.to) === homeKey(id, out);
          if (isHome && menu.nodes[out.to]) return line(out.to, out);
          return { id: out.to, way: out, isJump: true, isMissing: !menu.nodes[out.to], children: [] };
        })
      : [];
    return { id, way, isJump: false, isMissing: !node, children };
  };
  const lost = Object.keys(menu.nodes).filter((id) => !homes.has(id));
  return {
    root: line(menu.start, null),
    // Their ways point to where the others stand; a step below a lost one is lost as well and stands for itself.
    lost: lost.map((id) => line(id, null)),
  };
}

const homeKey = (from: string, { name, index }: Way) => `${from} ${name} ${index}`;

/** By which way each step is reached first. */
function homesOf(menu: CallMenu): Map<string, string> {
  const homes = new Map([[menu.start, ""]]);
  const open = [menu.start];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const node = menu.nodes[id];
    if (!node) continue;
    for (const way of waysOf(node)) {
      if (homes.has(way.to)) continue;
      homes.set(way.to, homeKey(id, way));
      open.push(way.to);
    }
  }
  return homes;
}
