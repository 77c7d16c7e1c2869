import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "../../../test/support/database.ts";
import { freePorts } from "../../../test/support/free-ports.ts";
import { channelAdapters } from "../app.ts";
import { registerChannels } from "../kernel/channel/index.ts";
import { readConfig } from "../kernel/config.ts";
import { openDesk } from "../open-desk.ts";
import { startDesk } from "../start-desk.ts";
import { fillDemo } from "./fill-demo.ts";
import { explainRefusal, type Happening, playDemo } from "./play-demo.ts";
import { stories } from "./stories/index.ts";

const PASSWORD = "one password for all";
const { url: databaseUrl } = await createTestDatabase();
const data = await mkdtemp(join(tmpdir(), "keepword-play-"));
afterAll(() => rm(data, { recursive: true, force: true }));
const [port, smtpPort] = (await freePorts(2)) as [number, number];
const config = readConfig({
  DATABASE_URL: databaseUrl,
  DATABASE_POOL: "8",
  KEEPWORD_DATA: data,
  HOST: "127.0.0.1",
  SMTP_HOST: "127.0.0.1",
  PORT: String(port),
  SMTP_PORT: String(smtpPort),
});
const log = pino({ level: "silent" });

async function fillALittle(): Promise<void> {
  registerChannels(channelAdapters);
  const desk = await openDesk(config, log, "tool");
  const few = stories.filter(({ name }) => name === "praise");
  await fillDemo(desk.ctx, { password: PASSWORD, now: desk.ctx.now(), smtp: null, stories: few });
  await desk.close();
}

await fillALittle();
const running = await startDesk(config, log);
afterAll(() => running.stop());

const play = (
  password: string,
  signal: AbortSignal,
  onHappening: (happening: Happening) => void,
  troubles: string[] = [],
) =>
  playDemo({
    url: `http://127.0.0.1:${port}`,
    smtp: { host: "127.0.0.1", port: smtpPort },
    password,
    speed: 600,
    signal,
    onHappening,
    onTrouble: (matter, error) => troubles.push(`${matter}: ${error}`),
  });

test("customers write, people answer, and it ends when it is told to", async () => {
  const stopping = new AbortController();
  const seen: Happening[] = [];
  const troubles: string[] = [];
  const isAnswered = () => {
    const wrote = seen.filter(({ what }) => what === "customer").map(({ caseId }) => caseId);
    return seen.some(({ what, caseId }) => what === "staff" && wrote.includes(caseId));
  };
  await play(
    PASSWORD,
    stopping.signal,
    (happening) => {
      seen.push(happening);
      if (isAnswered()) stopping.abort();
    },
    troubles,
  );
  expect(troubles).toEqual([]);
  const answered = seen.find(({ what }) => what === "staff")!;
  expect(answered).toMatchObject({ caseId: expect.any(Number), who: expect.stringMatching(/\S/) });
  const { rows } = await running.desk.pool.query(
    "select direction, kind from messages where case_id = $1 and kind in ('message', 'reply') order by id",
    [answered.caseId],
  );
  expect(rows[0]).toEqual({ direction: "in", kind: "message" });
  expect(rows).toContainEqual({ direction: "out", kind: "reply" });
  const sessions = await running.desk.pool.query("select count(*)::int as n from staff_sessions");
  expect(sessions.rows[0].n).toBe(0);
});

test("a wrong password is told as such", async () => {
  const refused = await play("not this one at all", new AbortController().signal, () => undefined).catch(
    (error) => error,
  );
  expect(explainRefusal(refused)).toContain("password");
});
