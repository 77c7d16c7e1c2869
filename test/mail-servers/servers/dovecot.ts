import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePorts } from "../../support/free-ports.ts";
import type { Certificate } from "./certificate.ts";
import { waitForPort } from "./server-process.ts";

/** Everybody's password. */
export const PASSWORD = "a mailbox password";
/** nobody:nogroup, who owns the mail. */
const OWNER = 65_534;

export type Dovecot = {
  /** IMAP with TLS from the first byte */
  imapsPort: number;
  /** IMAP in the clear */
  imapPort: number;
  lmtpPort: number;
  /** who may sign in, for Postfix */
  saslPort: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** While it is stopped: forgets every UID of a mailbox, as a server does that remakes it; the mails stay. */
  forgetUids(address: string): Promise<void>;
  /** Makes the oldest mail of a mailbox unreadable, as a damaged disk does. @returns what repairs it */
  damageOldest(address: string): Promise<() => Promise<void>>;
  log(): Promise<string>;
};

/** A Dovecot with its own settings, mailboxes and ports, all in a folder and on loopback; it is not started yet. */
export async function makeDovecot(folder: string, addresses: readonly string[], tls: Certificate): Promise<Dovecot> {
  const [imapPort, imapsPort, lmtpPort, saslPort] = (await freePorts(4)) as [number, number, number, number];
  const home = join(folder, "dovecot");
  const mail = join(home, "mail");
  await mkdir(mail, { recursive: true });
  await chown(mail, OWNER, OWNER);
  const users = addresses.map((address) => `${address}:{PLAIN}${PASSWORD}\n`).join("");
  await writeFile(join(home, "users"), users);
  await chmod(join(home, "users"), 0o644);
  const config = join(home, "dovecot.conf");
  await writeFile(config, settings({ home, mail, imapPort, imapsPort, lmtpPort, saslPort, tls }));
  let running: ChildProcess | null = null;
  return {
    imapPort,
    imapsPort,
    lmtpPort,
    saslPort,
    async start() {
      running = spawn("/usr/sbin/dovecot", ["-F", "-c", config], { stdio: "ignore" });
      await Promise.all([imapPort, imapsPort, lmtpPort, saslPort].map((port) => waitForPort(port, "open")));
    },
    async stop() {
      const process = running;
      running = null;
      if (!process || process.exitCode !== null || process.signalCode !== null) return;
      const ended = once(process, "exit");
      process.kill("SIGTERM");
      await ended;
      await waitForPort(imapPort, "closed");
    },
    async forgetUids(address) {
      const mailbox = join(mail, address);
      for (const name of await readdir(mailbox)) {
        if (name.startsWith("dovecot")) await rm(join(mailbox, name), { force: true });
      }
    },
    async damageOldest(address) {
      const name = (await readdir(join(mail, address, "new"))).toSorted()[0]!;
      await setAccess(join(mail, address, "new", name), 0, 0);
      return async () => {
        // Opening the mailbox moved it, and gave its name a tail.
        const moved = (await readdir(join(mail, address, "cur"))).find((other) => other.startsWith(name))!;
        await setAccess(join(mail, address, "cur", moved), OWNER, 0o600);
      };
    },
    log: () => readFile(join(home, "log"), "utf8").catch(() => ""),
  };
}

async function setAccess(file: string, owner: number, mode: number): Promise<void> {
  await chown(file, owner, owner);
  await chmod(file, mode);
}

type Places = {
  home: string;
  mail: string;
  imapPort: number;
  imapsPort: number;
  lmtpPort: number;
  saslPort: number;
  tls: Certificate;
};

function settings({ home, mail, imapPort, imapsPort, lmtpPort, saslPort, tls }: Places): string {
  return `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${tls.cert}
ssl_key = <${tls.key}
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:${mail}/%u
first_valid_uid = 1
mail_max_userip_connections = 100
passdb {
  driver = passwd-file
  args = ${home}/users
}
userdb {
  driver = static
  args = uid=${OWNER} gid=${OWNER} home=${mail}/%u
}
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = ${imapsPort}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
service auth {
  inet_listener sasl {
    address = 127.0.0.1
    port = ${saslPort}
  }
}
`;
}
