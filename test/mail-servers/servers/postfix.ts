import { execFile } from "node:child_process";
import { chmod, chown, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePorts } from "../../support/free-ports.ts";
import type { Certificate } from "./certificate.ts";
import { waitForPort } from "./server-process.ts";

const run = promisify(execFile);

export type Postfix = {
  /** where mail from anywhere comes in */
  mxPort: number;
  /** where mailboxes sign in to send: STARTTLS, passwords by Dovecot */
  submissionPort: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  log(): Promise<string>;
};

export type PostfixPlan = {
  /** domains whose mail goes into Dovecot's mailboxes */
  mailboxDomains: readonly string[];
  /** addresses whose mail goes on to an SMTP server on this machine: address → port */
  onward: Readonly<Record<string, number>>;
  dovecot: { lmtpPort: number; saslPort: number };
  tls: Certificate;
};

/**
 * A Postfix with its own settings, queue and ports, all in a folder and on loopback; it is not started yet. It takes mail
 * for anybody at its domains and finds out later who does not exist, so that it has to send bounces; whatever would leave
 * the machine is an error.
 */
export async function makePostfix(folder: string, plan: PostfixPlan): Promise<Postfix> {
  const [mxPort, submissionPort] = (await freePorts(2)) as [number, number];
  const home = join(folder, "postfix");
  const config = join(home, "etc");
  await mkdir(config, { recursive: true });
  await mkdir(join(home, "queue"));
  await mkdir(join(home, "data"));
  const { stdout } = await run("id", ["-u", "postfix"]);
  await chown(join(home, "data"), Number(stdout), 0);
  for (const path of [home, config]) await chmod(path, 0o755);
  const onward = Object.entries(plan.onward).map(([address, port]) => `${address} smtp:[127.0.0.1]:${port}\n`);
  await writeFile(join(config, "transport"), onward.join(""));
  await writeFile(join(config, "main.cf"), mainSettings(home, plan));
  await writeFile(join(config, "master.cf"), services(mxPort, submissionPort, plan));
  return {
    mxPort,
    submissionPort,
    async start() {
      await run("/usr/sbin/postfix", ["-c", config, "start"]);
      await Promise.all([mxPort, submissionPort].map((port) => waitForPort(port, "open")));
    },
    async stop() {
      await run("/usr/sbin/postfix", ["-c", config, "stop"]).catch(() => undefined);
      await waitForPort(mxPort, "closed");
    },
    log: () => readFile(join(home, "log"), "utf8").catch(() => ""),
  };
}

function mainSettings(home: string, { mailboxDomains, dovecot, tls }: PostfixPlan): string {
  return `
compatibility_level = 3.6
config_directory = ${home}/etc
queue_directory = ${home}/queue
data_directory = ${home}/data
maillog_file = ${home}/log
maillog_file_prefixes = ${home}
myhostname = mx.mail.test
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
local_recipient_maps =
alias_maps =
alias_database =
virtual_mailbox_domains = ${mailboxDomains.join(", ")}
virtual_transport = lmtp:inet:127.0.0.1:${dovecot.lmtpPort}
transport_maps = texthash:${home}/etc/transport
default_transport = error:5.1.2 nothing leaves this machine
relay_transport = error:5.1.2 nothing leaves this machine
disable_dns_lookups = yes
smtpd_reject_unlisted_recipient = no
smtpd_recipient_restrictions = reject_unauth_destination
smtpd_peername_lookup = no
smtpd_tls_cert_file = ${tls.cert}
smtpd_tls_key_file = ${tls.key}
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
message_size_limit = 50000000
`;
}

function services(mxPort: number, submissionPort: number, { dovecot }: PostfixPlan): string {
  return `
127.0.0.1:${mxPort} inet n - n - - smtpd
127.0.0.1:${submissionPort} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_sasl_type=dovecot
  -o smtpd_sasl_path=inet:127.0.0.1:${dovecot.saslPort}
  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
`;
}
