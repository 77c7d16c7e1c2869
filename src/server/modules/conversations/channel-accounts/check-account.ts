import type { Static } from "typebox";
import type { ChannelCheck, CheckChannelAccount } from "../../../../shared/contract/channels.ts";
import { type ChannelAccount, channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { adapterNamed, readAccountForm } from "./account-form.ts";
import { getAccount } from "./accounts-for.ts";
import { carrierOf } from "./carrier-of.ts";
import { guardHosts } from "./guard-hosts.ts";
import { hookUrlOf } from "./hook-url.ts";
import { adapterPorts } from "./lookup-for.ts";

/**
 * Tries an account's form against its provider without saving it. Of an account that exists, secrets that are left out
 * are the stored ones, as long as the hosts are.
 *
 * @throws KnownError request.invalid, conversations.address_wrong
 */
export async function checkAccount(ctx: Ctx, input: CheckChannelAccount): Promise<Static<typeof ChannelCheck>> {
  const adapter = adapterNamed(input.channel);
  const before = input.id === undefined ? null : await getAccount(ctx, input.id);
  const { addresses, config } = readAccountForm(adapter, input, before?.config ?? null);
  const account = { id: input.id ?? 0, channel: input.channel, name: input.name, addresses, config };
  try {
    await guardHosts(ctx, account);
  } catch (error) {
    if (!isKnownError(error)) throw error;
    return { ok: false, steps: [{ name: "host", ok: false, detail: error.message }] };
  }
  const hookUrl = before && (adapter.hook || adapter.telephone?.hasHook) ? hookUrlOf(ctx, before) : null;
  const steps = [
    ...(await checkCarrier(ctx, account)),
    ...((await adapter.check?.(account, { ...adapterPorts(ctx), hookUrl })) ?? []),
  ];
  return { ok: steps.every((step) => step.ok), steps };
}

/** Where an account is carried by another there is one that can send; whether that one works its own check tells. */
async function checkCarrier(ctx: Ctx, account: ChannelAccount) {
  const address = channelOf(account.channel).carried?.by(account);
  if (!address) return [];
  const carrier = await carrierOf(ctx, account);
  return [{ name: "carrier", ok: carrier !== null, detail: carrier ? `${carrier.name} (${address})` : address }];
}
