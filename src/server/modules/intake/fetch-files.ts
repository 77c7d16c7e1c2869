import {
  type ChannelAccount,
  ChannelError,
  channelOf,
  type IncomingMessage,
  type RemoteFile,
} from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { adapterPorts, type StoredFile, sniffType } from "../conversations/index.ts";
import { PATIENT_ATTEMPTS } from "./policy.ts";

export type FetchedFiles = { files: StoredFile[]; problems: { code: string; detail: string }[] };

/**
 * Fetches the files that a message only names, and stores them. One that its provider does not have any more is told of
 * beside the words; one that cannot be had right now makes the delivery wait, though not for long.
 *
 * @param attempts how often the delivery was taken up, this time included
 * @throws ChannelError while waiting may still help
 */
export async function fetchFiles(
  ctx: Ctx,
  account: ChannelAccount,
  { remoteFiles = [] }: IncomingMessage,
  attempts: number,
): Promise<FetchedFiles> {
  const fetched: FetchedFiles = { files: [], problems: [] };
  for (const file of remoteFiles) {
    try {
      fetched.files.push(await fetchOne(ctx, account, file));
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error;
      const mayPass = error.reason === "retry" || error.reason === "auth";
      if (mayPass && attempts < PATIENT_ATTEMPTS) throw error;
      fetched.problems.push({ code: "file-missing", detail: `${file.name}: ${error.message}` });
    }
  }
  return fetched;
}

async function fetchOne(ctx: Ctx, account: ChannelAccount, file: RemoteFile): Promise<StoredFile> {
  const { fetchFile } = channelOf(account.channel);
  if (!fetchFile) throw new Error(`The channel ${account.channel} names files that it cannot fetch.`);
  const content = await fetchFile(file, account, adapterPorts(ctx));
  const type = await sniffType(file.name, content);
  return { name: file.name, type, inline: false, contentId: null, ...(await ctx.files.put(content)) };
}
