import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { provideDuties } from "../../executives/index.ts";
import { accountChanged } from "../events.ts";
import { type AccountRow, accountsOfAddressee, lockAccounts, writeAddressee } from "../store/accounts.ts";
import { openAccount } from "./open-account.ts";

/** The channel accounts that are an executive's mailbox, also those switched off: each may be switched on again. */
provideDuties({
  name: "mailboxes",
  async count(tx, staffId) {
    await lockAccounts(tx.db);
    return (await accountsOfAddressee(tx.db, staffId)).filter(({ active }) => active).length;
  },
  async handOver(tx, from, to) {
    await lockAccounts(tx.db);
    for (const row of await accountsOfAddressee(tx.db, from)) await give(tx, row, to.staffId);
  },
});

async function give(tx: Ctx, row: AccountRow, addresseeId: number): Promise<void> {
  await writeAddressee(tx.db, row.id, addresseeId, tx.now());
  await audit(tx, {
    action: "conversations.account_changed",
    subject: { kind: "channel_account", id: row.id },
    details: { changes: { addresseeId: { from: row.addresseeId, to: addresseeId } } },
  });
  const { canSend } = openAccount(row, tx.config.secret);
  tx.emit(accountChanged, { accountId: row.id, channel: row.channel, active: row.active, canSend });
}
