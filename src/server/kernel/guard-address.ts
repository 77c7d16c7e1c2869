import { lookup } from "node:dns/promises";
import { isIP, isIPv6, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import type { Config } from "./config.ts";
import { defineError } from "./errors.ts";

export const hostRefused = defineError(
  "hosts.refused",
  "invalid",
  "{host} lies in a network that this desk must not reach ({address}).",
);
export const hostUnknown = defineError("hosts.unknown", "invalid", "There is no host {host}.");

/**
 * `public`: anywhere on the internet. `local`: this machine or a private network, which a setting may allow.
 * `forbidden`: never a server somebody means: link-local addresses with the cloud's metadata service, multicast, reserved
 * ranges, and addresses that hide another one.
 */
export type AddressClass = "public" | "local" | "forbidden";

/** What the host is typed for; `ALLOW_PRIVATE_HOSTS` treats mail servers, which administrators enter, by themselves. */
export type HostPurpose = "mail" | "web";

const localRanges: readonly string[] = ["private", "loopback", "uniqueLocal", "carrierGradeNat"];
/** Metadata services that do not answer on a link-local address (AWS over IPv6, Alibaba Cloud). */
const metadata: readonly string[] = ["fd00:ec2::254", "100.100.100.200"];

/** What kind of place an IP address is; also sees through IPv4 addresses that are written as IPv6. */
export function classifyAddress(ip: string): AddressClass {
  if (!ipaddr.isValid(ip)) return "forbidden";
  const address = ipaddr.process(ip.replace(/%.*$/, ""));
  if (metadata.some((known) => ipaddr.parse(known).toNormalizedString() === address.toNormalizedString())) {
    return "forbidden";
  }
  const range: string = address.range();
  if (range === "unicast") return "public";
  return localRanges.includes(range) ? "local" : "forbidden";
}

/**
 * Looks a host up and lets only addresses through that we may connect to. Every address of a name must be allowed, so
 * that none can be reached by luck of the draw.
 *
 * @param resolve replaces DNS in tests
 * @returns the addresses, first the one to try first
 * @throws KnownError hosts.refused, hosts.unknown
 */
export async function guardHost(
  host: string,
  purpose: HostPurpose,
  config: Pick<Config, "allowPrivateHosts">,
  resolve: (host: string) => Promise<string[]> = resolveAll,
): Promise<string[]> {
  const name = host.trim().replace(/^\[|\]$/g, "");
  const addresses = isIP(name) ? [name] : await resolve(name).catch(() => []);
  if (addresses.length === 0) throw hostUnknown({ host: name });
  const localAllowed = config.allowPrivateHosts === "all" || config.allowPrivateHosts === purpose;
  for (const address of addresses) {
    const kind = classifyAddress(address);
    if (kind === "forbidden" || (kind === "local" && !localAllowed)) throw hostRefused({ host: name, address });
  }
  return addresses;
}

/**
 * Looks a host up and checks it as `guardHost`, for one connection to be made right after: the connection asks no name
 * server again, which could answer it with another address than it answered the check.
 *
 * @throws KnownError hosts.refused, hosts.unknown
 */
export async function guardedLookup(...check: Parameters<typeof guardHost>): Promise<LookupFunction> {
  const addresses = (await guardHost(...check)).map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_, { all }, callback) => {
    if (all) callback(null, addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };
}

/** True for names and addresses that by their form alone are inside: no look-up, for links that others will follow. */
export function isPrivateName(hostname: string): boolean {
  const name = hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  if (isIP(name)) return classifyAddress(name) !== "public";
  return !name.includes(".") || /\.(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$/.test(name);
}

async function resolveAll(name: string): Promise<string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}
