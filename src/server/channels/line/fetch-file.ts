import { type AdapterPorts, type ChannelAccount, ChannelError, type RemoteFile } from "../../kernel/channel/index.ts";
import { callLineData } from "./call.ts";

/** Brings a file (https://developers.line.biz/en/reference/messaging-api/#get-content). @throws ChannelError */
export async function fetchFile(file: RemoteFile, account: ChannelAccount, ports: AdapterPorts): Promise<Uint8Array> {
  const path = `/v2/bot/message/${encodeURIComponent(file.ref.messageId ?? "")}/content`;
  const { status, body } = await callLineData(account, path, ports);
  if (status === 202) throw new ChannelError("retry", "LINE is still preparing the file.");
  return body;
}
