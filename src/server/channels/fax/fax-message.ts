import { createHash } from "node:crypto";
import type { ChannelAccount, Handle, IncomingMessage } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { ownNumber } from "./account-config.ts";
import { readAside } from "./aside.ts";
import { kindOf } from "./file-kind.ts";
import { faxNumber, WITHHELD } from "./number.ts";
import type { Pages } from "./pages/pages.ts";

/** What is known of a call besides its pages; empty where nobody told. */
export type Call = {
  /** the number that the network told */
  caller: string;
  /** what the sender's machine calls itself, which anybody may set */
  station: string;
  name: string | null;
  at: Date | null;
  /** why it ended too early */
  error: string;
};

/**
 * A fax as a message: its pages as pictures, and the files as they came.
 * @throws UnreadableError where it is not the last try
 */
export async function faxMessage(
  files: readonly Uint8Array[],
  call: Call,
  account: ChannelAccount,
  isLastTry?: boolean,
): Promise<IncomingMessage> {
  const read: Pages[] = [];
  for (const file of files) read.push(await readAside(file, isLastTry));
  const { sender, isProven } = senderOf(call, files, account);
  const message = chatMessage({
    // The delivery's own.
    externalId: "",
    sender,
    text: "",
    writtenAt: call.at,
    problems: [...problemsOf(read, call.error), ...(isProven ? [] : [{ code: "unproven-station" }])],
  });
  return { ...message, attachments: filesOf(read, files), ...(!isProven && { senderUnproven: true }) };
}

/** The network's word for who called counts before what the sender's machine calls itself. */
function senderOf(
  { caller, station, name }: Call,
  files: readonly Uint8Array[],
  account: ChannelAccount,
): { sender: Handle; isProven: boolean } {
  const own = ownNumber(account);
  const [told, claimed] = [caller, station].map((given) => {
    const number = faxNumber(given, own);
    return number === own ? null : number;
  });
  const number = told ?? claimed;
  if (number) return { sender: { kind: "fax", address: number, display: number, name }, isProven: Boolean(told) };
  // Whoever withholds their number is nobody else who does.
  const hash = createHash("sha256");
  for (const file of files) hash.update(file);
  const address = `${WITHHELD}${hash.digest("hex").slice(0, 24)}`;
  return { sender: { kind: "fax", address, display: station || "—", name }, isProven: true };
}

function filesOf(read: readonly Pages[], files: readonly Uint8Array[]): IncomingMessage["attachments"] {
  const file = (name: string, type: string, content: Uint8Array) => {
    return { name, type, content, inline: false, contentId: null };
  };
  const pages = read.flatMap((part) => part.pages);
  const numbered = pages.map((page, index) => file(`fax-${index + 1}-${pages.length}.png`, "image/png", page));
  const originals = files.map((content, index) => {
    const { type, ending } = kindOf(content);
    return file(files.length === 1 ? `fax.${ending}` : `fax-${index + 1}.${ending}`, type, content);
  });
  return [...numbered, ...originals];
}

function problemsOf(read: readonly Pages[], error: string): IncomingMessage["problems"] {
  const codes = read.flatMap(({ problem }) => (problem ? [`fax-pages-${problem}`] : []));
  return [
    ...[...new Set(codes)].map((code) => ({ code })),
    ...(error ? [{ code: "fax-cut-off", detail: error.slice(0, 500) }] : []),
  ];
}
