import {
  type AdapterPorts,
  type ChannelAccount,
  ChannelError,
  type RemoteFile,
} from "../../../../kernel/channel/index.ts";
import { callProvider } from "../../call-provider.ts";
import { metaConfigOf } from "./flavour.ts";

/**
 * Brings a file from where the notification says that it lies. No token is shown there; the host is checked as that of
 * anything else that we connect to.
 * @throws ChannelError
 */
export async function fetchFile(file: RemoteFile, account: ChannelAccount, ports: AdapterPorts): Promise<Uint8Array> {
  const { url = "" } = file.ref;
  // Only who plays Meta has its files on a plain host, the one of its API.
  const isKnown = url.startsWith("https:") || url.startsWith(`${new URL(metaConfigOf(account).apiUrl).origin}/`);
  if (!isKnown) throw new ChannelError("gone", "The message does not say where the file is.");
  return (await callProvider({ url, redirects: 3, timeoutMs: 60_000 }, ports)).body;
}
