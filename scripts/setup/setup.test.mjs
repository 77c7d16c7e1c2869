import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { readCounts, sum } from "../checks/counts.mjs";
import { explainNpm, isInstalled } from "./install.mjs";
import { at } from "./paths.mjs";
import { pinnedNode } from "./pinned-node.mjs";
import { packages } from "./platform-packages.mjs";

const manifest = JSON.parse(readFileSync(at("package.json"), "utf8"));

describe("what is installed", () => {
  const locked = {
    packages: {
      "": { version: "0.1.0" },
      "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
      "node_modules/test-only": { version: "1.0.0", dev: true },
      "node_modules/other-platform": { version: "1.0.0", optional: true },
    },
  };
  const a = { "node_modules/a": { version: "1.0.0", integrity: "sha512-a" } };

  test.each([
    ["nothing yet", undefined, false, false],
    ["all that running needs", { packages: a }, false, true],
    ["that, where the checks are wanted too", { packages: a }, true, false],
    ["all of it", { packages: { ...a, "node_modules/test-only": { version: "1.0.0" } } }, true, true],
    ["an older version", { packages: { "node_modules/a": { version: "0.9.0", integrity: "sha512-a" } } }, false, false],
    ["other contents", { packages: { "node_modules/a": { version: "1.0.0", integrity: "sha512-b" } } }, false, false],
  ])("%s", (_, installed, checks, expected) => {
    expect(isInstalled(locked, installed, checks)).toBe(expected);
  });

  test.each([
    ["npm error code ENOTFOUND", /Check the network/],
    ["npm error code EACCES", /may not write here/],
    ["spawn npm ENOENT", /npm was not found/],
    ["npm error something new", /something new/],
  ])("a failing npm is explained, in its own words too: %s", (output, expected) => {
    expect(explainNpm(output)).toMatch(expected);
    expect(explainNpm(output)).toContain(output);
  });

  test("the lockfile knows the packages of every platform, and no others are asked for", () => {
    const named = Object.values(packages).flatMap(Object.values).toSorted();
    expect(Object.keys(manifest.optionalDependencies).toSorted()).toEqual(named);
    const lockfile = JSON.parse(readFileSync(at("package-lock.json"), "utf8"));
    for (const name of named) {
      expect(lockfile.packages[`node_modules/${name}`]?.integrity).toMatch(/^sha512-/);
    }
  });

  test("no package runs a script when it is installed", () => {
    expect(readFileSync(at(".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
  });
});

describe("running in the foreground", () => {
  /** Starts the launcher's own process around a program, as `keepword` does on an older Node. */
  function launch(program) {
    const { href } = new URL("./processes.mjs", import.meta.url);
    const code = `import { runInForeground } from ${JSON.stringify(href)};
      await runInForeground(process.execPath, ["-e", ${JSON.stringify(program)}]);`;
    const launcher = spawn(pinnedNode(), ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: launcher.stdout })[Symbol.asyncIterator]();
    return { launcher, nextLine: async () => (await lines.next()).value };
  }

  test("hands the exit code on", async () => {
    const { launcher } = launch("process.exit(7)");
    expect(await once(launcher, "close")).toEqual([7, null]);
  });

  test("ends by the signal that ended the program", async () => {
    const { launcher } = launch("process.kill(process.pid, 'SIGKILL')");
    expect(await once(launcher, "close")).toEqual([null, "SIGKILL"]);
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"])(
    "passes %s on once and waits for the program to finish",
    async (signal) => {
      const { launcher, nextLine } = launch(`
      let times = 0;
      process.on(${JSON.stringify(signal)}, () => { if (++times === 1) setTimeout(() => { console.log("times", times); process.exit(3) }, 300) });
      setInterval(() => {}, 1000);
      console.log("ready")`);
      expect(await nextLine()).toBe("ready");
      launcher.kill(signal);
      expect(await nextLine()).toBe("times 1");
      expect(await once(launcher, "close")).toEqual([3, null]);
    },
  );
});

describe("what a check counts for", () => {
  test("a program without a report is one test", () => {
    expect(readCounts(undefined, true, 0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(readCounts(undefined, false, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("a test run without a report, or with one of an earlier run, has failed", () => {
    expect(readCounts("/nowhere/report.json", true, 0).failed).toBe(1);
    expect(readCounts(at("package.json"), true, Date.now() + 60_000).failed).toBe(1);
  });

  test("adds up", () => {
    const all = [
      { passed: 2, failed: 1, skipped: 0 },
      { passed: 3, failed: 0, skipped: 4 },
    ];
    expect(sum(all)).toEqual({ passed: 5, failed: 1, skipped: 4 });
  });
});
