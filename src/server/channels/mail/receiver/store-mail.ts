import { createHash } from "node:crypto";
import type { ChannelAccount, ReceiverPorts } from "../../../kernel/channel/index.ts";
import { ownForms } from "../own-address.ts";

export type TakenMail = { raw: Buffer; mailFrom: string; rcptTo: readonly string[]; remoteAddress: string };
/** What became of a mail for one recipient. `error` is null when a mailbox was taken away in the meantime. */
export type Stored = { address: string; ok: true } | { address: string; ok: false; error: unknown };

/**
 * Stores a mail once for each account it is for. An account that fails fails alone; when its sender comes again, those
 * that have the mail already know it by its bytes.
 *
 * @returns one entry a recipient, in their order, and a short id for the sender's log
 */
export async function storeMail(ports: ReceiverPorts, mail: TakenMail): Promise<{ id: string; stored: Stored[] }> {
  const sha256 = createHash("sha256").update(mail.raw).digest("hex");
  const outcomes = new Map<number, Promise<void>>();
  const stored = await Promise.all(
    mail.rcptTo.map(async (address): Promise<Stored> => {
      try {
        const account = await findAccount(ports, address);
        if (!account) return { address, ok: false, error: null };
        const outcome = outcomes.get(account.id) ?? storeFor(ports, account, mail, sha256);
        outcomes.set(account.id, outcome);
        await outcome;
        return { address, ok: true };
      } catch (error) {
        return { address, ok: false, error };
      }
    }),
  );
  return { id: sha256.slice(0, 12), stored };
}

/** The account an address is of: the one that has exactly it, else the one it is a subaddress of. */
export async function findAccount(ports: ReceiverPorts, address: string): Promise<ChannelAccount | null> {
  const accounts = (await ports.accounts()).filter((account) => account.channel === "mail");
  for (const form of ownForms(address)) {
    const account = accounts.find(({ addresses }) => addresses.includes(form));
    if (account) return account;
  }
  return null;
}

async function storeFor(ports: ReceiverPorts, account: ChannelAccount, mail: TakenMail, sha256: string): Promise<void> {
  const { raw, mailFrom, rcptTo, remoteAddress } = mail;
  await ports.accept({
    accountId: account.id,
    externalId: `sha256:${sha256}`,
    raw,
    envelope: { mailFrom, rcptTo, remoteAddress },
  });
  // The mail is stored: whether its time can be noted does not change what the sender is told.
  ports.reportHealth(account.id, { lastMessageAt: ports.now().toISOString() }).catch(() => undefined);
}
