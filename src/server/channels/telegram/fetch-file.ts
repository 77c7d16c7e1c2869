import { type AdapterPorts, type ChannelAccount, ChannelError, type RemoteFile } from "../../kernel/channel/index.ts";
import { callProvider } from "../toolkit/call-provider.ts";
import { telegramConfigOf } from "./account-config.ts";
import { callBot } from "./call.ts";

/** Brings a file (https://core.telegram.org/bots/api#getfile): bots get up to 20 MB of each. @throws ChannelError */
export async function fetchFile(file: RemoteFile, account: ChannelAccount, ports: AdapterPorts): Promise<Uint8Array> {
  const { file_path: path } = await callBot<{ file_path?: string }>(
    account,
    "getFile",
    { file_id: file.ref.fileId },
    ports,
  );
  if (!path) throw new ChannelError("gone", "Telegram does not have the file any more.");
  const { apiUrl, token } = telegramConfigOf(account);
  return (await callProvider({ url: `${apiUrl}/file/bot${token}/${path}`, timeoutMs: 60_000 }, ports)).body;
}
