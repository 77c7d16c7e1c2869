import {
  type AdapterPorts,
  type ChannelAccount,
  ChannelError,
  type RemoteFile,
} from "../../../kernel/channel/index.ts";
import { callProvider } from "../../toolkit/call-provider.ts";
import { signIn } from "../../toolkit/twilio/call-twilio.ts";
import { twilioConfigOf } from "../account-config.ts";

/**
 * Brings a picture of an MMS. Twilio keeps it itself or sends us on to where it lies; who we are is told to Twilio alone.
 * @throws ChannelError
 */
export async function fetchFile(file: RemoteFile, account: ChannelAccount, ports: AdapterPorts): Promise<Uint8Array> {
  const { url = "" } = file.ref;
  if (!URL.canParse(url)) throw new ChannelError("gone", "The message does not say where the file is.");
  const isOurs = new URL(url).host === new URL(twilioConfigOf(account).apiUrl).host;
  const headers = isOurs ? signIn(account) : {};
  return (await callProvider({ url, headers, redirects: 2, timeoutMs: 60_000 }, ports)).body;
}
