import type { Import } from "./read-imports.ts";

/**
 * The fences between the folders: `shared ← kernel ← modules ← app → adapters`, `web → shared`. Each rule says what it
 * forbids and, for whoever runs into it, why and what to do instead.
 */
export type Fence = { name: string; why: string; forbids: (from: Place, to: Place, context: Context) => boolean };

/** Where a file stands. `part` is the module, adapter or web app it belongs to. */
export type Place = { path: string; area: Area; part: string; isTest: boolean };
export type Area =
  | "shared"
  | "kernel"
  | "module"
  | "toolkit"
  | "adapter"
  | "app"
  | "web-app"
  | "web-common"
  | "outside"
  | "package";

export type Context = {
  /** The modules in the order of `app.ts`, the one place that says it. */
  moduleOrder: string[];
  /** Packages that `npm start` does not install. */
  devPackages: Set<string>;
  kind: Import["kind"];
};

const areas: [RegExp, Area][] = [
  [/^src\/shared\//, "shared"],
  [/^src\/server\/kernel\//, "kernel"],
  [/^src\/server\/modules\/([^/]+)\//, "module"],
  [/^src\/server\/channels\/toolkit\//, "toolkit"],
  [/^src\/server\/((?:channels|shops|carriers|payments)\/[^/]+)\//, "adapter"],
  [/^src\/server\//, "app"],
  [/^src\/web\/(desk|portal|partner|widget)\//, "web-app"],
  [/^src\/web\//, "web-common"],
  [/^(test|scripts|bench|keepword)/, "outside"],
];

/** Tells where a path (or a package's name) stands. */
export function placeOf(path: string): Place {
  const isTest = /\.(test|spec)\.tsx?$|\/fixtures\/|\/testing\//.test(path);
  for (const [pattern, area] of areas) {
    const match = pattern.exec(path);
    if (match) return { path, area, part: match[1] ?? area, isTest };
  }
  return { path, area: "package", part: path, isTest };
}

const onServer: Area[] = ["kernel", "module", "toolkit", "adapter", "app"];

export const fences: Fence[] = [
  {
    name: "shared runs anywhere",
    why: "src/shared is loaded by browsers and the server alike: it may use itself and packages that run in both, never Node's own modules. What needs the server belongs into the kernel or a module.",
    forbids: (from, to) => from.area === "shared" && !(to.area === "shared" || (to.area === "package" && !isNode(to))),
  },
  {
    name: "the kernel knows no domain",
    why: "The kernel would be of use to a program about something else entirely. Hand what it needs in as a parameter, or declare a port in the kernel that the module fills.",
    forbids: (from, to) => from.area === "kernel" && !["kernel", "shared", "package"].includes(to.area),
  },
  {
    name: "modules meet at the front door",
    why: "Behind index.ts a module may change as it likes. Export the verb from its index.ts, or, if it should not be public, think again who ought to do this. module.ts is for app.ts alone.",
    forbids: (from, to) =>
      to.area === "module" &&
      from.part !== to.part &&
      to.path !== `src/server/modules/${to.part}/${from.path === "src/server/app.ts" ? "module" : "index"}.ts`,
  },
  {
    name: "calls go down, news goes up",
    why: "A module may call those before it in the list of app.ts. To those after it, it speaks by emitting an event, on which they react.",
    forbids: (from, to, { moduleOrder }) =>
      from.area === "module" &&
      to.area === "module" &&
      from.part !== to.part &&
      // A module that app.ts does not list yet is told of by a test of its own, once and not at every import.
      moduleOrder.includes(from.part) &&
      moduleOrder.indexOf(to.part) >= moduleOrder.indexOf(from.part),
  },
  {
    name: "modules know neither adapters nor the app",
    why: "A module speaks to a channel, shop or carrier through the kernel's port and asks for its capabilities, never for its name. app.ts puts the two together.",
    forbids: (from, to) =>
      from.area === "module" && ["adapter", "toolkit", "app", "web-app", "web-common"].includes(to.area),
  },
  {
    name: "adapters are leaves",
    why: "An adapter translates between a provider and a port of the kernel. It writes no domain rows and knows no module and no other adapter; what adapters share is in channels/toolkit. The pipeline behind the port does all that.",
    forbids: (from, to) =>
      ["adapter", "toolkit"].includes(from.area) &&
      !["kernel", "shared", "package", "toolkit"].includes(to.area) &&
      !(to.area === "adapter" && from.part === to.part),
  },
  {
    name: "the browser never imports the server",
    why: "What both sides need (shapes of requests, permissions, pure rules) lives in src/shared. Everything else the browser learns over the API.",
    forbids: (from, to) => isWeb(from) && (onServer.includes(to.area) || isNode(to)),
  },
  {
    name: "web apps meet only in ui and lib",
    why: "Desk, portal, partner and widget are loaded by different people on different devices. What two of them need moves to src/web/ui or src/web/lib, which know neither.",
    forbids: (from, to) => isWeb(from) && to.area === "web-app" && from.part !== to.part,
  },
  {
    name: "the program does not depend on its tests",
    why: "Nothing under test, scripts or bench, and no test file, is there in a running desk.",
    forbids: (from, to) => from.area !== "outside" && (to.area === "outside" || to.isTest),
  },
  {
    name: "running needs no development package",
    why: "npm start installs without devDependencies. Move the package to dependencies in package.json.",
    forbids: (from, to, { devPackages, kind }) =>
      from.area !== "outside" && kind !== "type" && to.area === "package" && devPackages.has(to.path),
  },
];

/** The fences that an import breaks. Tests may reach anywhere: they prove the whole from outside. */
export function brokenBy({ from, to, kind }: Import, context: Omit<Context, "kind">): Fence[] {
  const [source, target] = [placeOf(from), placeOf(to)];
  if (source.isTest || source.area === "outside") return [];
  return fences.filter(({ forbids }) => forbids(source, target, { ...context, kind }));
}

function isWeb({ area }: Place): boolean {
  return area === "web-app" || area === "web-common";
}

function isNode({ path }: Place): boolean {
  return path.startsWith("node:");
}
