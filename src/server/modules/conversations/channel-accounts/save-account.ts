import type { ChannelAccountView, SaveChannelAccount } from "../../../../shared/contract/channels.ts";
import type { ChannelAccount, ChannelAdapter } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { violatedConstraint } from "../../../kernel/db/sqlstate.ts";
import { invalidInput, isKnownError, notFound } from "../../../kernel/errors.ts";
import { hostUnknown } from "../../../kernel/guard-address.ts";
import { seal } from "../../../kernel/seal.ts";
import { audit, changesOf } from "../../accounts/index.ts";
import { findExecutive } from "../../executives/index.ts";
import { addressTaken, carrierTaken } from "../errors.ts";
import { accountChanged } from "../events.ts";
import * as store from "../store/accounts.ts";
import { forgetFormerTemplates } from "../templates/owner-of-templates.ts";
import { adapterNamed, readAccountForm } from "./account-form.ts";
import { accountsChangedHere } from "./accounts-changed.ts";
import { rivalOf } from "./carrier-of.ts";
import { guardHosts } from "./guard-hosts.ts";
import { openAccount } from "./open-account.ts";
import { presentAccounts } from "./present-account.ts";

/**
 * Adds an account (`id` null) or gives it this form. Secrets are sealed before they are stored; one that is left out
 * stays as it was.
 *
 * @throws KnownError request.invalid, request.not_found, hosts.refused, conversations.address_wrong,
 *   conversations.address_taken, conversations.carrier_taken
 */
export async function saveAccount(ctx: Ctx, id: number | null, input: SaveChannelAccount): Promise<ChannelAccountView> {
  const adapter = adapterNamed(input.channel);
  const saved = await ctx
    .tx((tx) => write(tx, adapter, id, input))
    .catch((error) => {
      throw meaningOf(error) ?? error;
    });
  accountsChangedHere();
  const [view] = await presentAccounts(ctx, [saved], { settings: true });
  return view!;
}

async function write(
  tx: Ctx,
  adapter: ChannelAdapter,
  id: number | null,
  input: SaveChannelAccount,
): Promise<store.AccountRow> {
  await store.lockAccounts(tx.db);
  const before = id === null ? null : await rowOf(tx, id);
  if (before && before.channel !== input.channel) {
    throw invalidInput({ field: "channel", problem: "of an account cannot be changed" });
  }
  const { addresses, config } = readAccountForm(adapter, input, before && openAccount(before, tx.config.secret).config);
  await guardHosts(tx, { channel: input.channel, config }).catch(unlessUnknown);
  if (input.active) {
    await claimAddresses(tx, input.channel, addresses, id);
    await claimCarrier(tx, adapter, { id: id ?? 0, channel: input.channel, name: input.name, addresses, config });
  }
  const values = {
    channel: input.channel,
    name: input.name,
    brandId: input.brandId,
    teamId: input.teamId,
    addresseeId: input.addresseeId === undefined ? (before?.addresseeId ?? null) : input.addresseeId,
    addresses,
    active: input.active,
    config: sealed(adapter, config, tx.config.secret),
  };
  await guardAddressee(tx, before, values);
  const accountId = id ?? (await store.insertAccount(tx.db, values, tx.now()));
  if (id !== null) await store.updateAccount(tx.db, id, values, tx.now());
  const row = await rowOf(tx, accountId);
  if (before) await forgetFormerTemplates(tx, before, row);
  await tell(tx, adapter, before, row);
  return row;
}

/** Switches an account off. Its messages stay; its addresses are free for another. @throws request.not_found */
export async function switchOffAccount(ctx: Ctx, id: number): Promise<void> {
  await ctx.tx(async (tx) => {
    await store.lockAccounts(tx.db);
    const before = await rowOf(tx, id);
    await store.switchOff(tx.db, id, tx.now());
    if (before.active) await tell(tx, adapterNamed(before.channel), before, await rowOf(tx, id));
  });
  accountsChangedHere();
}

async function rowOf(ctx: Ctx, id: number): Promise<store.AccountRow> {
  const [row] = await store.findAccounts(ctx.db, [id]);
  if (!row) throw notFound({ what: "channel account", id });
  return row;
}

/** Letters to nobody would wait unseen; what an account had before may stay, so that it can be switched off. */
async function guardAddressee(tx: Ctx, before: store.AccountRow | null, { addresseeId, active }: store.AccountValues) {
  if (addresseeId === null || (before?.addresseeId === addresseeId && (before.active || !active))) return;
  if (await findExecutive(tx, addresseeId)) return;
  throw invalidInput({ field: "addresseeId", problem: "is no executive" });
}

async function claimAddresses(tx: Ctx, channel: string, addresses: readonly string[], id: number | null) {
  const owner = await store.ownerOfAddress(tx.db, channel, addresses, id);
  if (!owner) return;
  const address = addresses.find((each) => owner.addresses.includes(each))!;
  throw addressTaken({ address, account: owner.name });
}

async function claimCarrier(tx: Ctx, { carried }: ChannelAdapter, account: ChannelAccount) {
  const rival = carried && (await rivalOf(tx, account));
  if (!rival) return;
  throw carrierTaken({ field: `config.${carried.field}`, address: carried.by(account), account: rival.name });
}

function sealed(adapter: ChannelAdapter, config: Record<string, unknown>, secret: string): Record<string, unknown> {
  const stored = { ...config };
  for (const field of adapter.accountFields) {
    const value = stored[field.name];
    if (field.secret && typeof value === "string") stored[field.name] = seal(secret, value);
  }
  return stored;
}

async function tell(tx: Ctx, adapter: ChannelAdapter, before: store.AccountRow | null, after: store.AccountRow) {
  const changes = changesOf(before ? readable(adapter, before) : {}, readable(adapter, after));
  await audit(tx, {
    action: before ? "conversations.account_changed" : "conversations.account_created",
    subject: { kind: "channel_account", id: after.id },
    details: { changes },
  });
  const { canSend } = openAccount(after, tx.config.secret);
  tx.emit(accountChanged, { accountId: after.id, channel: after.channel, active: after.active, canSend });
}

/** A row for the audit log: whether a secret is set, never which. */
function readable(adapter: ChannelAdapter, row: store.AccountRow): Record<string, unknown> {
  const { id: _, health: __, updatedAt: ___, hookKey: ____, config, ...rest } = row;
  const shown = { ...config };
  for (const field of adapter.accountFields) {
    // The sealed text differs at each sealing; it is set or it is not.
    if (field.secret) shown[field.name] = shown[field.name] !== undefined;
  }
  return { ...rest, config: shown };
}

// A name that cannot be looked up now may be there tomorrow; `check` tells about it.
function unlessUnknown(error: unknown): void {
  if (!isKnownError(error, hostUnknown.code)) throw error;
}

function meaningOf(error: unknown) {
  switch (violatedConstraint(error)) {
    case "channel_accounts_brand_id_fkey":
      return invalidInput({ field: "brandId", problem: "is no brand" });
    case "channel_accounts_addressee_id_fkey":
      return invalidInput({ field: "addresseeId", problem: "is nobody on the staff" });
    case "channel_accounts_team_id_fkey":
      return invalidInput({ field: "teamId", problem: "is no team" });
  }
}
