import { statfs } from "node:fs/promises";
import { sql } from "kysely";
import type { DoctorReport } from "../../../shared/contract/channels.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { jobGauges } from "../../kernel/jobs/gauges.ts";
import { accountHealth, outboxFigures } from "../conversations/index.ts";
import { intakeFigures } from "../intake/index.ts";
import { isReady } from "./is-ready.ts";

type Check = DoctorReport["checks"][number];

/** Below this a shop's database stops taking mail before anybody has read the warning. */
const LEAST_FREE_BYTES = 2_000_000_000;
/** A due job that waits longer than this says that no worker runs, or too few. */
const LONGEST_WAIT_S = 120;

/** Looks at every channel account and every part of the desk: the channel doctor's report. */
export async function examine(ctx: Ctx): Promise<DoctorReport> {
  const [accounts, intake, outbox, checks] = await Promise.all([
    accountHealth(ctx),
    intakeFigures(ctx),
    outboxFigures(ctx),
    partsOf(ctx),
  ]);
  return {
    accounts,
    checks,
    intake: {
      pending: intake.pending,
      failed: intake.failed,
      refused: intake.refused,
      oldestPendingAt: intake.oldestPendingAt?.toISOString() ?? null,
    },
    outbox: { waiting: outbox.waiting, failed: outbox.failed + outbox.bounced },
  };
}

async function partsOf(ctx: Ctx): Promise<Check[]> {
  const { checks } = await isReady(ctx);
  const version = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(ctx.db);
  const oldestJob = Math.round(await jobGauges.find(({ name }) => name === "keepword_jobs_oldest_seconds")!.read(ctx));
  const disk = await statfs(ctx.config.data).catch(() => null);
  const free = disk ? disk.bavail * disk.bsize : null;
  return [
    { name: "database", ok: checks.database === "ok", detail: `PostgreSQL ${version.rows[0]!.version}`, value: null },
    { name: "files", ok: checks.files === "ok", detail: ctx.config.s3Url ? "S3" : ctx.config.data, value: null },
    { name: "worker", ok: oldestJob <= LONGEST_WAIT_S, detail: "", value: oldestJob },
    ...(free === null ? [] : [{ name: "disk", ok: free >= LEAST_FREE_BYTES, detail: ctx.config.data, value: free }]),
  ];
}
