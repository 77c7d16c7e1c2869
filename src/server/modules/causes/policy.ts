/** Pure rules about the tree of causes and what hints at them. */
import { MAX_CAUSE_DEPTH } from "../../../shared/contract/causes.ts";

type Node = { id: number; parentId: number | null };

/** These and all below them. */
export function withDescendants(nodes: readonly Node[], ids: readonly number[]): Set<number> {
  const children = Map.groupBy(nodes, ({ parentId }) => parentId);
  const found = new Set<number>();
  const visit = (id: number) => {
    if (found.has(id)) return;
    found.add(id);
    for (const child of children.get(id) ?? []) visit(child.id);
  };
  for (const id of ids) visit(id);
  return found;
}

/** How far a node is from its root; 0 for a root. */
export function depthOf(nodes: ReadonlyMap<number, Node>, id: number): number {
  const parentId = nodes.get(id)?.parentId ?? null;
  return parentId === null ? 0 : 1 + depthOf(nodes, parentId);
}

/** True when a node may stand below `parentId`: not below itself, and nothing of its tree too deep. */
export function fitsBelow(nodes: readonly Node[], id: number | null, parentId: number | null): boolean {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  if (parentId !== null && !byId.has(parentId)) return false;
  const below = id === null ? new Set<number>() : withDescendants(nodes, [id]);
  if (parentId !== null && below.has(parentId)) return false;
  const height = id === null ? 0 : Math.max(...[...below].map((node) => depthOf(byId, node))) - depthOf(byId, id);
  const at = parentId === null ? 0 : depthOf(byId, parentId) + 1;
  return at + height < MAX_CAUSE_DEPTH;
}

/** Parents before their children, siblings by their position. */
export function inTreeOrder<N extends Node & { position: number }>(nodes: readonly N[]): N[] {
  const known = new Set(nodes.map(({ id }) => id));
  const children = Map.groupBy(nodes, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const below = (parentId: number | null): N[] =>
    (children.get(parentId) ?? [])
      .toSorted((a, b) => a.position - b.position || a.id - b.id)
      .flatMap((node) => [node, ...below(node.id)]);
  return below(null);
}

/** Those words of a list that a text holds; Latin ones only as whole words. */
export function hintsIn(text: string, hints: readonly string[]): string[] {
  const lower = text.toLowerCase();
  return hints.filter((hint) => {
    const word = hint.trim().toLowerCase();
    if (word === "") return false;
    if (!/^[\p{Script=Latin}\d' -]+$/u.test(word)) return lower.includes(word);
    return new RegExp(`(?<![\\p{L}\\d])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\d])`, "u").test(lower);
  });
}

/** A code made of an English name: `Late delivery` → `late_delivery`; null where nothing is left of it. */
export function codeOf(name: string): string | null {
  const code = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, 40);
  return code.length < 2 ? null : code;
}
