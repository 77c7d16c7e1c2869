import type { Address, Recipients } from "../../../../shared/contract/conversations.ts";
import { addressWrong, noRecipient, ownAddress } from "../errors.ts";

/**
 * Checks whom a message goes to: addresses of the channel, nobody twice (To before Cc before Bcc), none of ours, since
 * that would come back as a message to this desk.
 *
 * @param canonicalAddress the channel's
 * @returns the recipients, and their canonical addresses
 * @throws conversations.no_recipient, conversations.address_wrong, conversations.own_address
 */
export function resolveRecipients(
  wanted: Recipients,
  canonicalAddress: (address: string) => string | null,
  own: ReadonlySet<string>,
): { recipients: Recipients; canonical: string[] } {
  const seen = new Set<string>();
  const fresh = (list: readonly Address[]) =>
    list.filter(({ address }) => {
      const canonical = canonicalAddress(address);
      if (canonical === null) throw addressWrong({ address });
      if (own.has(canonical)) throw ownAddress({ address });
      const isNew = !seen.has(canonical);
      seen.add(canonical);
      return isNew;
    });
  const recipients = { to: fresh(wanted.to), cc: fresh(wanted.cc), bcc: fresh(wanted.bcc) };
  if (seen.size === 0) throw noRecipient();
  return { recipients, canonical: [...seen] };
}
