import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, onTestFailed } from "vitest";
import { isAlive } from "../../../src/server/kernel/postgres/is-alive.ts";
import { makeCertificate } from "./certificate.ts";
import { type Dovecot, makeDovecot } from "./dovecot.ts";
import { makePostfix, type Postfix } from "./postfix.ts";

const LAST_LINES = 60;
const PREFIX = "keepword-mail-servers-";

export type MailWorld = {
  dovecot: Dovecot;
  postfix: Postfix;
  /** what a desk needs in its environment to trust the servers' certificate */
  trust: { NODE_EXTRA_CA_CERTS: string };
  /** Prints what the servers wrote when the running test fails. */
  explainFailures(): void;
};

/**
 * A little internet on this machine: Dovecot's mailboxes for the shop and its customers, and a Postfix between them.
 * Started, and taken away after the file's last test.
 *
 * @param options.mailboxes addresses with a mailbox
 * @param options.onward addresses whose mail Postfix hands to an SMTP server on this machine, by its port
 */
export async function startMailWorld(options: {
  mailboxes: readonly string[];
  onward?: Record<string, number>;
}): Promise<MailWorld> {
  await removeAbandoned();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o755);
  const tls = await makeCertificate(folder);
  const dovecot = await makeDovecot(folder, options.mailboxes, tls);
  const domains = new Set(options.mailboxes.map((address) => address.split("@")[1]!));
  const postfix = await makePostfix(folder, {
    mailboxDomains: [...domains],
    onward: options.onward ?? {},
    dovecot,
    tls,
  });
  afterAll(async () => {
    await postfix.stop();
    await dovecot.stop();
    await rm(folder, { recursive: true, force: true });
  });
  await dovecot.start();
  await postfix.start();
  return {
    dovecot,
    postfix,
    trust: { NODE_EXTRA_CA_CERTS: tls.cert },
    explainFailures() {
      onTestFailed(async () => {
        for (const log of [await postfix.log(), await dovecot.log()]) {
          process.stderr.write(`${log.split("\n").slice(-LAST_LINES).join("\n")}\n`);
        }
      });
    },
  };
}

/** A run that was killed leaves its servers running: stop them, and take their files away. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX) || isAlive(Number.parseInt(name.slice(PREFIX.length), 10))) continue;
    const folder = join(tmpdir(), name);
    const stop = [
      ["/usr/sbin/postfix", "-c", join(folder, "postfix/etc"), "stop"],
      ["/usr/sbin/dovecot", "-c", join(folder, "dovecot/dovecot.conf"), "stop"],
    ] as const;
    for (const [program, ...options] of stop) await promisify(execFile)(program, options).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}
