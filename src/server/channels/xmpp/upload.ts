import type { Element } from "ltx";
import { type AdapterPorts, type ChannelAccount, ChannelError } from "../../kernel/channel/index.ts";
import { callProvider } from "../toolkit/call-provider.ts";
import type { Part } from "../toolkit/send-parts.ts";
import { shopOf } from "./account-config.ts";
import type { Line } from "./line.ts";
import { el, NS } from "./stanza.ts";

/** What a server may ask to be said when a file is put there (XEP-0363 §5); anything else could ask for harm. */
const HEADERS = new Set(["authorization", "cookie", "expires"]);

/** Puts a file where the account's server keeps files. @returns the address for whoever it is for. @throws ChannelError */
export async function upload(
  file: Extract<Part, { kind: "file" }>,
  line: Line,
  account: ChannelAccount,
  ports: AdapterPorts,
): Promise<string> {
  const { name, type, content } = file;
  const { service, limit } = await fileService(line, account);
  if (limit !== null && content.byteLength > limit)
    throw new ChannelError(
      "rejected",
      `The server takes files up to ${limit} bytes; ${name} has ${content.byteLength}.`,
    );
  const attrs = { xmlns: NS.upload, filename: name, size: String(content.byteLength), "content-type": type };
  const answer = await line.ask(el("iq", { type: "get", to: service }, el("request", attrs)));
  const slot = answer.getChild("slot", NS.upload);
  const [put, get] = ["put", "get"].map((which) => slot?.getChild(which)?.attrs.url as string | undefined);
  if (!put || !get) throw new ChannelError("retry", "The server gave no place for a file.");
  const given = slot!.getChild("put")!.getChildren("header");
  const headers = given
    .map((header) => [String(header.attrs.name), header.text().replace(/[\r\n]/g, "")] as const)
    .filter(([header]) => HEADERS.has(header.toLowerCase()));
  await callProvider(
    {
      url: put,
      method: "PUT",
      headers: { ...Object.fromEntries(headers), "content-type": type },
      body: new Uint8Array(content),
      timeoutMs: 120_000,
      // A file that nobody was told of is nothing that was said.
      harmless: true,
    },
    ports,
  );
  return get;
}

/** Which part of the server takes files, and how large ones (XEP-0363 §4). */
async function fileService(line: Line, account: ChannelAccount): Promise<{ service: string; limit: number | null }> {
  const { domain } = shopOf(account);
  const listed = await line.ask(el("iq", { type: "get", to: domain }, el("query", { xmlns: NS.discoItems })));
  const items = listed.getChild("query", NS.discoItems)?.getChildren("item") ?? [];
  for (const service of [domain, ...items.map(({ attrs }) => String(attrs.jid))]) {
    const asked = line.ask(el("iq", { type: "get", to: service }, el("query", { xmlns: NS.discoInfo })));
    const info = (await asked.catch(() => null))?.getChild("query", NS.discoInfo);
    if (info?.getChildren("feature").some(({ attrs }) => attrs.var === NS.upload))
      return { service, limit: limitOf(info) };
  }
  throw new ChannelError("rejected", "The server takes no files.");
}

function limitOf(info: Element): number | null {
  const fields = info.getChildren("x", NS.data).flatMap((form) => form.getChildren("field"));
  const limit = Number(fields.find(({ attrs }) => attrs.var === "max-file-size")?.getChildText("value"));
  return limit > 0 ? limit : null;
}
