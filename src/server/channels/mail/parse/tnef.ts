import { decodeCharset } from "./decode-charset.ts";
import type { Problems } from "./problems.ts";
import { type MapiProperties, readMapiProperties } from "./tnef-mapi.ts";
import { expandRtf, htmlFromRtf } from "./tnef-rtf.ts";
import type { MailAttachment } from "./types.ts";

/** winmail.dat: Microsoft's container for mails that Outlook would not trust to MIME ([MS-OXTNEF]). */

const SIGNATURE = 0x223e9f78;
const TAG_BODY = 0x800c;
const TAG_ATTACH_DATA = 0x800f;
const TAG_ATTACH_TITLE = 0x8010;
const TAG_ATTACH_REND = 0x9002;
const TAG_MESSAGE_PROPS = 0x9003;
const TAG_ATTACH_PROPS = 0x9005;
const TAG_CODEPAGE = 0x9007;

const PR_BODY = 0x1000;
const PR_RTF_COMPRESSED = 0x1009;
const PR_BODY_HTML = 0x1013;
const PR_ATTACH_DATA = 0x3701;
const PR_ATTACH_LONG_FILENAME = 0x3707;
const PR_ATTACH_FILENAME = 0x3704;
const PR_ATTACH_MIME_TAG = 0x370e;
const PR_ATTACH_CONTENT_ID = 0x3712;
const PR_DISPLAY_NAME = 0x3001;

type File = Omit<MailAttachment, "size" | "sha256">;
export type UnpackedTnef = { text: string; html: string; files: File[] };

export function isTnef(type: string, content: Buffer): boolean {
  const named = type === "application/ms-tnef" || type === "application/vnd.ms-tnef";
  return (named || type === "application/octet-stream") && content.length > 6 && content.readUInt32LE(0) === SIGNATURE;
}

type Draft = { title: string; data: Buffer; props: MapiProperties };

/** @returns the body and files inside, or null when the container is damaged before anything could be read. */
export function unpackTnef(content: Buffer, problems: Problems): UnpackedTnef | null {
  const drafts: Draft[] = [];
  let codepage = "windows-1252";
  let text = "";
  let props: MapiProperties = new Map();
  let at = 6;
  while (at + 9 <= content.length) {
    const tag = content.readUInt32LE(at + 1) & 0xffff;
    const length = content.readUInt32LE(at + 5);
    const from = at + 9;
    if (from + length > content.length) {
      problems.note("tnef-truncated", `attribute ${tag.toString(16)}`);
      break;
    }
    const data = content.subarray(from, from + length);
    const draft = drafts.at(-1);
    if (tag === TAG_CODEPAGE && length >= 4) codepage = `cp${data.readUInt32LE(0)}`;
    else if (tag === TAG_BODY) text = cString(data, codepage, problems);
    else if (tag === TAG_MESSAGE_PROPS) props = readMapiProperties(data, problems);
    else if (tag === TAG_ATTACH_REND) drafts.push({ title: "", data: Buffer.alloc(0), props: new Map() });
    else if (tag === TAG_ATTACH_TITLE && draft) draft.title = cString(data, codepage, problems);
    else if (tag === TAG_ATTACH_DATA && draft) draft.data = data;
    else if (tag === TAG_ATTACH_PROPS && draft) draft.props = readMapiProperties(data, problems);
    at = from + length + 2;
  }
  const read = (from: MapiProperties, id: number) => {
    const value = from.get(id);
    return value === undefined ? "" : value.unicode ? utf16(value.bytes) : cString(value.bytes, codepage, problems);
  };
  const rtf = props.get(PR_RTF_COMPRESSED);
  const html = read(props, PR_BODY_HTML) || (rtf ? htmlFromRtf(expandRtf(rtf.bytes), codepage, problems) : "");
  const files = drafts.map((draft): File => {
    const title = read(draft.props, PR_ATTACH_LONG_FILENAME) || read(draft.props, PR_ATTACH_FILENAME) || draft.title;
    const contentId = read(draft.props, PR_ATTACH_CONTENT_ID).replace(/^<|>$/g, "");
    return {
      name: (title || read(draft.props, PR_DISPLAY_NAME)).replace(/^.*[\\/]/, ""),
      type: read(draft.props, PR_ATTACH_MIME_TAG).toLowerCase() || "application/octet-stream",
      inline: contentId !== "",
      contentId: contentId || null,
      content: draft.data.length > 0 ? draft.data : (draft.props.get(PR_ATTACH_DATA)?.bytes ?? draft.data),
    };
  });
  text = read(props, PR_BODY) || text;
  if (files.length === 0 && text === "" && html === "") {
    problems.note("tnef-empty", `${content.length} bytes`);
    return null;
  }
  return { text: text.replace(/\r\n?/g, "\n"), html, files };
}

function cString(data: Buffer, codepage: string, problems: Problems): string {
  const end = data.indexOf(0);
  return decodeCharset(end === -1 ? data : data.subarray(0, end), codepage, problems);
}

function utf16(data: Buffer): string {
  return data.toString("utf16le").replace(/\0[\s\S]*$/, "");
}
