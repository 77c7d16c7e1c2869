import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DeskProcess, startDeskProcess } from "../../test/crash/desk-process.ts";
import { freePorts } from "../../test/support/free-ports.ts";

export type ServedDesk = Pick<DeskProcess, "url" | "pid"> & {
  data: string;
  port: number;
  /** what an administrator who is signed in sends with each request */
  cookie: string;
  stop(): Promise<void>;
};

const admin = { email: "admin@shop.example", password: "correct horse battery" };

/** Starts a whole desk as its own process, on data of its own, for what is measured over the wire. */
export async function serveDesk(settings: Record<string, string> = {}): Promise<ServedDesk> {
  const data = await mkdtemp(join(tmpdir(), "keepword-served-"));
  const [port, smtpPort] = (await freePorts(2)) as [number, number];
  const desk = startDeskProcess({
    KEEPWORD_DATA: data,
    PORT: String(port),
    SMTP_PORT: String(smtpPort),
    KEEPWORD_ADMIN_EMAIL: admin.email,
    KEEPWORD_ADMIN_PASSWORD: admin.password,
    ...settings,
  });
  const stop = async () => {
    await desk.kill("SIGTERM");
    await rm(data, { recursive: true, force: true });
  };
  try {
    await desk.ready();
    return { url: desk.url, pid: desk.pid, data, port, cookie: await signIn(desk.url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(admin),
  });
  if (!answer.ok) throw new Error(`Sign-in failed: ${answer.status} ${await answer.text()}`);
  const cookies = answer.headers.getSetCookie();
  return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}
