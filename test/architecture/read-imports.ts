import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { parseSync } from "oxc-parser";

/** One import: `from` and `to` are paths from the root with `/`; `to` is a package's name where it is not a file of ours. */
export type Import = {
  from: string;
  to: string;
  /** `value`: there when the program runs. `type`: erased. `lazy`: loaded when it is reached. */
  kind: "value" | "type" | "lazy";
};

const SOURCE = /\.(ts|tsx|mjs)$/;

/** Every import of every source file below the given folders and files of the root. */
export function readImports(root: string, places: string[]): Import[] {
  return places
    .flatMap((place) => filesUnder(join(root, place)))
    .flatMap((file) => {
      const from = relative(root, file).replaceAll("\\", "/");
      return importsOf(from, readFileSync(file, "utf8"));
    });
}

/** The imports of one file. */
export function importsOf(from: string, source: string): Import[] {
  const { module } = parseSync(from, source);
  const found: Import[] = [];
  const add = (specifier: string, kind: Import["kind"]) => found.push({ from, to: resolve(from, specifier), kind });
  for (const { moduleRequest, entries } of module.staticImports) {
    const erased = entries.length > 0 && entries.every(({ isType }) => isType);
    add(moduleRequest.value, erased ? "type" : "value");
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest) add(moduleRequest.value, isType ? "type" : "value");
    }
  }
  // Both `await import("./x.ts")` and the type `import("./x.ts").X`; the parser's list has only the first.
  for (const [, specifier] of source.matchAll(/\bimport\(\s*["']([^"']+)["']/g)) add(specifier!, "lazy");
  return found;
}

/** The groups of files that import each other in a circle as the program loads, each group sorted. */
export function findCycles(imports: Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, kind } of imports) {
    if (kind === "value") next.set(from, [...(next.get(from) ?? []), to]);
  }
  return stronglyConnected(next).filter((group) => group.length > 1);
}

/** Tarjan's algorithm (1972): the strongly connected components of a graph. */
function stronglyConnected(next: Map<string, string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];
  for (const node of next.keys()) if (!order.has(node)) visit(node);
  return groups;

  function visit(node: string): void {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    stack.push(node);
    for (const other of next.get(node) ?? []) {
      if (!order.has(other)) visit(other);
      if (stack.includes(other)) lowest.set(node, Math.min(lowest.get(node)!, lowest.get(other)!));
    }
    if (lowest.get(node) === order.get(node)) groups.push(stack.splice(stack.indexOf(node)).sort());
  }
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith(".")) return normalize(join(dirname(from), specifier)).replaceAll("\\", "/");
  if (specifier.startsWith("node:")) return specifier;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function filesUnder(path: string): string[] {
  if (SOURCE.test(path)) return existsSync(path) ? [path] : [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return filesUnder(join(path, entry.name));
    return SOURCE.test(entry.name) ? [join(path, entry.name)] : [];
  });
}
