import { type AdapterPorts, type ChannelAccount, ChannelError, type RemoteFile } from "../../kernel/channel/index.ts";
import { callProvider } from "../toolkit/call-provider.ts";
import { whatsAppConfigOf } from "./account-config.ts";
import { callWhatsApp } from "./call.ts";

/**
 * Brings a file: its id gives an address that is good for five minutes, and wants the token as well
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media).
 * @throws ChannelError
 */
export async function fetchFile(file: RemoteFile, account: ChannelAccount, ports: AdapterPorts): Promise<Uint8Array> {
  const { url } = await callWhatsApp<{ url?: string }>(account, `/${file.ref.mediaId}`, {}, ports);
  if (!url || !URL.canParse(url)) throw new ChannelError("gone", "WhatsApp does not have the file any more.");
  const headers = { authorization: `Bearer ${whatsAppConfigOf(account).accessToken}` };
  return (await callProvider({ url, headers, timeoutMs: 60_000 }, ports)).body;
}
