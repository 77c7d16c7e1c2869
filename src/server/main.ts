import { giveBackMemoryLater } from "./give-back-memory.ts";
import type { Config } from "./kernel/config.ts";
import { createLog } from "./kernel/log.ts";
import { setupLink } from "./modules/accounts/index.ts";
import { startDesk } from "./start-desk.ts";
import { stopSignals } from "./stop-signals.ts";

/** How long what is in hand may take to finish before the process ends all the same. */
const PATIENCE_MS = 30_000;

/** Runs a desk until it is asked to stop (SIGINT, SIGTERM); asked again later than a moment, it ends as it stands. */
export async function runDesk(config: Config, tell: (line: string) => void): Promise<void> {
  const began = performance.now();
  const log = createLog(config.logLevel);
  // From the first moment on: a wish to stop that comes while it starts is heard, and done as soon as it has started.
  const stopping = asked(tell);
  const running = await startDesk(config, log);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const { ctx } = running.desk;
  for (const line of welcome(ctx.config, seconds, await setupLink(ctx))) tell(line);
  giveBackMemoryLater();
  await stopping;
  const impatient = setTimeout(() => {
    log.error("did not stop in time");
    process.exit(1);
  }, PATIENCE_MS);
  await running.stop();
  clearTimeout(impatient);
  tell("Stopped.");
}

function welcome(config: Config & { url: string }, seconds: string, setup: string | null): string[] {
  const lines = [`Keepword runs (ready in ${seconds} s).`];
  if (config.roles.includes("web")) lines.push(`  Desk      ${config.url}/desk`, `  Portal    ${config.url}/`);
  if (setup) lines.push(`  First administrator: follow this link, once  ${setup}`);
  if (config.roles.includes("receiver") && config.smtpPort > 0)
    lines.push(`  Mail in   smtp://localhost:${config.smtpPort}`);
  lines.push(`  Data      ${config.data}`, "Press Ctrl-C to stop.");
  return lines;
}

function asked(tell: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    const signal = stopSignals({
      now: () => performance.now(),
      stop() {
        tell("Stopping: finishing what is in hand. Ask again to end at once.");
        resolve();
      },
      endNow() {
        tell("Ended at once, as asked. What was in hand is done again after the next start.");
        process.exit(1);
      },
    });
    process.on("SIGINT", signal);
    process.on("SIGTERM", signal);
  });
}
