import {
  type AdapterPorts,
  type ChannelAccount,
  ChannelError,
  type ExchangeOrder,
  type LinePorts,
  type Recording,
} from "../../../kernel/channel/index.ts";
import { callProvider } from "../../toolkit/call-provider.ts";
import { signWebhook } from "../../toolkit/standard-webhooks.ts";
import { webhookConfigOf } from "../account-config.ts";

/** Asks an exchange to do something; the same `id` is the same order. @throws ChannelError */
export async function orderFromExchange(
  { id, type, ...data }: ExchangeOrder & { id: string },
  account: ChannelAccount,
  ports: LinePorts,
): Promise<void> {
  const { orderUrl, hookSecret } = webhookConfigOf(account);
  if (!orderUrl) throw new ChannelError("gone", "The account does not say where its exchange takes orders.");
  const now = ports.now();
  const body = JSON.stringify({ type: `call.${type}`, timestamp: now.toISOString(), data });
  const headers = signWebhook(hookSecret, { id, at: Math.floor(now.getTime() / 1_000), body });
  await callProvider(
    {
      url: orderUrl,
      headers: { "content-type": "application/json", ...headers },
      body,
      // The exchange knows the order by its id, and does it once.
      harmless: true,
      timeoutMs: 10_000,
      explain: ({ status }) =>
        status === 404 || status === 410
          ? new ChannelError("gone", `The exchange knows no such call (${status}).`)
          : undefined,
    },
    ports,
  );
}

/** Brings a recording; the exchange knows by the signature who asks for it. @throws ChannelError */
export async function fetchFromExchange(
  { id, url }: Recording,
  account: ChannelAccount,
  ports: AdapterPorts,
): Promise<Uint8Array> {
  if (!/^https?:\/\//i.test(url)) throw new ChannelError("gone", "The recording has no address that can be asked.");
  const at = Math.floor(ports.now().getTime() / 1_000);
  const headers = { ...signWebhook(webhookConfigOf(account).hookSecret, { id, at, body: "" }) };
  return (await callProvider({ url, headers, timeoutMs: 60_000 }, ports)).body;
}
