import type { SrvRecord } from "node:dns";
import { resolveSrv } from "node:dns/promises";
import type { ChannelAccount } from "../../kernel/channel/index.ts";
import { shopOf, xmppConfigOf } from "./account-config.ts";

/** The usual ports: of a line that is made secure by STARTTLS, and of one that is from the beginning (XEP-0368). */
const PORTS = { starttls: 5222, none: 5222, tls: 5223 };

/** Where an account's server is: as its settings say, else as its domain does (RFC 6120 §3.2). */
export async function serverOf(
  account: ChannelAccount,
  resolve: (name: string) => Promise<SrvRecord[]> = resolveSrv,
): Promise<{ host: string; port: number; security: keyof typeof PORTS }> {
  const { host, port, security = "starttls" } = xmppConfigOf(account);
  if (host) return { host, port: port ?? PORTS[security], security };
  const { domain } = shopOf(account);
  const service = security === "tls" ? "_xmpps-client._tcp" : "_xmpp-client._tcp";
  const [first] = (await resolve(`${service}.${domain}`).catch(() => []))
    .filter(({ name }) => name !== "" && name !== ".")
    .sort((a, b) => a.priority - b.priority || b.weight - a.weight);
  return { host: first?.name ?? domain, port: port ?? first?.port ?? PORTS[security], security };
}
