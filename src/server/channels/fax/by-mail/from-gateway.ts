import type { ChannelAccount, IncomingMessage } from "../../../kernel/channel/index.ts";
import { faxConfigOf } from "../account-config.ts";

/**
 * True for what the account's provider wrote. Anybody can write its address into a mail: it counts where the server that
 * took the mail in saw the provider's domain proven, or where nobody else can write to the mailbox.
 */
export function isFromGateway({ sender, vouched }: IncomingMessage, account: Pick<ChannelAccount, "config">): boolean {
  const { gateways = [], proof = "results", server } = faxConfigOf(account);
  const address = sender?.kind === "mail" ? sender.display.toLowerCase() : "";
  const domain = address.split("@").at(-1)!;
  if (!domain || !gateways.some((gateway) => isOf(address, gateway.toLowerCase()))) return false;
  if (proof === "closed") return true;
  if (!server || vouched?.by !== server.toLowerCase()) return false;
  return vouched.domains.some((proven) => isWithin(domain, proven));
}

/** A gateway is an address, or a domain with all that is in it. */
function isOf(address: string, gateway: string): boolean {
  if (/^[^@]+@/.test(gateway)) return address === gateway;
  return isWithin(address.split("@").at(-1)!, gateway.replace(/^@/, ""));
}

function isWithin(domain: string, outer: string): boolean {
  return outer.includes(".") ? domain === outer || domain.endsWith(`.${outer}`) : domain === outer;
}
