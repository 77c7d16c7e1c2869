import { createHash } from "node:crypto";
import type { ChannelAccount, Handle, IncomingMessage } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { ownNumber } from "./account-config.ts";
import { readAside } from "./aside.ts";
import { faxNumber, WITHHELD } from "./number.ts";
import type { Pages } from "./pages/read-tiff.ts";

/** Turns a stored fax into a message: its pages as pictures, and the file as it came. */
export async function parseFax(
  raw: Uint8Array,
  envelope: Record<string, unknown>,
  account: ChannelAccount,
): Promise<IncomingMessage> {
  const told = (name: string) => (typeof envelope[name] === "string" ? envelope[name].trim() : "");
  const read = await readAside(raw);
  const at = new Date(told("at"));
  const { sender, isProven } = senderOf(told, raw, account);
  const message = chatMessage({
    // The delivery's own.
    externalId: "",
    sender,
    text: "",
    writtenAt: Number.isNaN(at.getTime()) ? null : at,
    problems: [...problemsOf(read, told("error")), ...(isProven ? [] : [{ code: "unproven-station" }])],
  });
  return { ...message, attachments: filesOf(read, raw), ...(!isProven && { senderUnproven: true }) };
}

/** The network's word for who called counts before what the sender's machine calls itself, which anybody may set. */
function senderOf(
  told: (name: string) => string,
  raw: Uint8Array,
  account: ChannelAccount,
): { sender: Handle; isProven: boolean } {
  const own = ownNumber(account);
  const [caller, station] = [told("from"), told("station")].map((given) => {
    const number = faxNumber(given, own);
    return number === own ? null : number;
  });
  const name = told("name") || null;
  const number = caller ?? station;
  if (number) return { sender: { kind: "fax", address: number, display: number, name }, isProven: Boolean(caller) };
  // Whoever withholds their number is nobody else who does.
  const hash = createHash("sha256").update(raw).digest("hex").slice(0, 24);
  const sender: Handle = { kind: "fax", address: `${WITHHELD}${hash}`, display: told("station") || "—", name };
  return { sender, isProven: true };
}

function filesOf({ pages }: Pages, raw: Uint8Array): IncomingMessage["attachments"] {
  const file = (name: string, type: string, content: Uint8Array) => {
    return { name, type, content, inline: false, contentId: null };
  };
  const numbered = pages.map((page, index) => file(`fax-${index + 1}-${pages.length}.png`, "image/png", page));
  return [...numbered, file("fax.tif", "image/tiff", raw)];
}

function problemsOf({ problem }: Pages, error: string): IncomingMessage["problems"] {
  return [
    ...(problem ? [{ code: `fax-pages-${problem}` }] : []),
    ...(error ? [{ code: "fax-cut-off", detail: error.slice(0, 500) }] : []),
  ];
}
