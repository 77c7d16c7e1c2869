import type { AdapterPorts, ChannelAccount, RemoteFile } from "../../kernel/channel/index.ts";
import { callProvider } from "../toolkit/call-provider.ts";

/**
 * Brings a file from where its sender says it is, which is never within our network unless the settings allow that: a
 * customer could have us read the pages of our own machines otherwise.
 *
 * @throws ChannelError
 */
export async function fetchFile(
  { ref }: RemoteFile,
  _account: ChannelAccount,
  ports: AdapterPorts,
): Promise<Uint8Array> {
  const { body } = await callProvider({ url: ref.url!, redirects: 3, timeoutMs: 60_000, namedBy: "stranger" }, ports);
  return body;
}
