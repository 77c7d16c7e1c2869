import { buildWeb } from "./build-web.mjs";
import { ensureInstalled } from "./install.mjs";
import { at } from "./paths.mjs";
import { pinnedNode } from "./pinned-node.mjs";
import { runInstead } from "./processes.mjs";
import { programEnvironment, programFlags } from "./program-flags.mjs";

const PROGRAM = "src/server/cli/main.ts";

/**
 * Brings the clone into a state that runs, then runs `keepword` with these arguments and takes over its exit code.
 *
 * @param {string[]} args the command line after `keepword`
 */
export async function run(args) {
  try {
    await ensureInstalled({ checks: false });
    const command = args.find((arg) => !arg.startsWith("-"));
    const starts = command === "start" || args.length === 0;
    if (starts && !args.includes("--help")) await buildWeb();
    const node = pinnedNode();
    await runInstead(node, [...process.execArgv, ...programFlags, at(PROGRAM), ...args], programEnvironment());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
