import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import { canonicalPhone } from "../../../shared/phone-number.ts";
import { channels, type Handle } from "../../kernel/channel/index.ts";
import { handleUnreadable } from "./errors.ts";

/** Kinds that need no channel to be compared; every other is compared as its channel does. */
const canonical = new Map<string, (text: string) => string | null>([
  ["mail", canonicalMailAddress],
  ["phone", canonicalPhone],
]);

/** Reads an address that a person typed. @throws KnownError customers.handle_unreadable */
export function readHandle(kind: string, typed: string): Handle {
  const read = canonical.get(kind) ?? channels().find((channel) => channel.name === kind)?.canonicalAddress;
  const address = read?.(typed) ?? null;
  if (address === null) throw handleUnreadable({ address: typed });
  return { kind, address, display: typed.trim(), name: null };
}
