import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { readConfig } from "../../src/server/kernel/config.ts";
import { createDrain } from "../../src/server/modules/intake/index.ts";
import { startReceivers } from "../../src/server/receivers.ts";
import { freePorts } from "../../test/support/free-ports.ts";
import type { Loaded } from "./load-million.ts";
import type { BenchDesk } from "./open-bench-desk.ts";

const LOADER = fileURLToPath(new URL("smtp-load.ts", import.meta.url));

export type SmtpFigures = {
  /** answered with 250: bytes synced, row committed */
  acknowledged: number;
  /** parsed and part of a case, in the same time and what was left over after it */
  received: number;
};

/** Mails a second from the socket of our own receiver on, while the drain turns them into cases in the same process. */
export async function measureSmtp(
  { ctx }: BenchDesk,
  loaded: Loaded,
  options: { connections: number; seconds: number },
): Promise<SmtpFigures> {
  const [smtpPort] = await freePorts(1);
  const receivers = await startReceivers(ctx, readConfig({ SMTP_PORT: String(smtpPort), SMTP_HOST: "127.0.0.1" }));
  let stored = 0;
  const drain = createDrain(ctx, { onSettled: (outcome) => outcome === "stored" && stored++ });
  let sending = true;
  const began = performance.now();
  const draining = (async () => {
    for (;;) {
      const taken = await drain.take();
      if (taken === 0 && !sending) break;
      if (taken === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await drain.settled();
  })();
  const arguments_ = [LOADER, smtpPort, options.connections, options.seconds, loaded.address].map(String);
  const loader = spawn(process.execPath, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  loader.stdout.on("data", (chunk) => {
    output += chunk;
  });
  await once(loader, "close");
  const acknowledged = Number(output) / options.seconds;
  sending = false;
  await draining;
  const received = (stored * 1_000) / (performance.now() - began);
  await receivers.stop();
  return { acknowledged, received };
}
