import { Parser } from "htmlparser2";
import { lookup } from "mime-types";
import { type AdapterPorts, type ChannelAccount, ChannelError, type RemoteFile } from "../../kernel/channel/index.ts";
import { callProvider } from "../toolkit/call-provider.ts";
import { baseOf } from "./account-config.ts";
import { credentialsOf } from "./call.ts";

const MAX_FILES = 20;
const MAX_LENGTH = 200_000;
/** Where a forum keeps what was put into posts, or whoever keeps it for the forum. */
const UPLOADS = /\/(?:secure-(?:media-)?)?uploads\//;

/** The files that somebody put into a post; its links, its quotes' faces and its smileys are none. */
export function filesIn(cooked: string, account: ChannelAccount): RemoteFile[] {
  const found = new Map<string, RemoteFile>();
  const note = (address: string | undefined, name: string) => {
    const url = address ? URL.parse(address, `${baseOf(account)}/`) : null;
    if (!url || !/^https?:$/.test(url.protocol) || !UPLOADS.test(url.pathname)) return;
    const last = url.pathname.split("/").at(-1) ?? "";
    const ending = /\.\w{1,8}$/.exec(last)?.[0] ?? "";
    const called = name && !name.toLowerCase().endsWith(ending.toLowerCase()) ? `${name}${ending}` : name || last;
    const type = lookup(last) || "application/octet-stream";
    found.set(url.href, { name: called.slice(0, 200), type, ref: { url: url.href } });
  };
  let attachment: { href: string | undefined; name: string } | null = null;
  const parser = new Parser({
    onopentag(tag, { class: classes = "", src, href, alt = "" }) {
      if (tag === "img" && !/\b(?:emoji|avatar|site-icon|thumbnail)\b/.test(classes)) note(src, alt);
      if (tag === "a" && /\battachment\b/.test(classes)) attachment = { href, name: "" };
    },
    ontext: (text) => {
      if (attachment) attachment.name += text;
    },
    onclosetag(tag) {
      if (tag !== "a" || !attachment) return;
      note(attachment.href, attachment.name.trim());
      attachment = null;
    },
  });
  parser.end(cooked.slice(0, MAX_LENGTH));
  return [...found.values()].slice(0, MAX_FILES);
}

/** Brings a file of a post, as our user where the forum keeps it itself. @throws ChannelError */
export async function fetchFile({ ref }: RemoteFile, account: ChannelAccount, ports: AdapterPorts) {
  const url = URL.parse(ref.url ?? "");
  if (!url) throw new ChannelError("gone", "The post names no file.");
  const base = baseOf(account);
  // Whoever writes a post names the place: nothing but its files is asked for with our key.
  const isTheirs = url.href.startsWith(`${base}/`) && url.href.slice(base.length).search(UPLOADS) === 0;
  const call = {
    url: url.href,
    redirects: 3,
    timeoutMs: 60_000,
    ...(isTheirs ? { headers: credentialsOf(account) } : { namedBy: "stranger" as const }),
  };
  return (await callProvider(call, ports)).body;
}
