import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseMail } from "../../src/server/channels/mail/parse/index.ts";
import { type Row, readJsonLines } from "../support/corpora.ts";

type Expected = {
  file: string;
  subject: string | null;
  from: string[] | null;
  to: string[] | null;
  cc: string[] | null;
  message_id: string | null;
  in_reply_to: string | null;
  date: number | null;
  text_nowhitespace_nfkc?: string | null;
  has_html: boolean | null;
  attachment_names: string[] | null;
  attachment_sha1: string[] | null;
  no_consensus?: string[];
};

const squeeze = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");
const lower = (list: { address: string }[]) => list.map((a) => a.address.toLowerCase()).filter((a) => a !== "");

const TARGETS: Record<string, number> = {
  subject: 0.98,
  from: 0.98,
  to: 0.98,
  cc: 0.98,
  message_id: 0.98,
  in_reply_to: 0.98,
  date: 0.98,
  text: 0.95,
  has_html: 0.95,
  attachment_names: 0.95,
  attachment_sha1: 0.95,
};

/** Exact match per field against the value on which at least three of five parsers agree. */
export async function scoreMime(folder: string, verbose: boolean): Promise<Row[]> {
  const tally = new Map(Object.keys(TARGETS).map((field) => [field, { right: 0, graded: 0 }]));
  for (const row of readJsonLines<Expected>(join(folder, "expected.jsonl"))) {
    const mail = await parseMail(readFileSync(join(folder, "eml", row.file)));
    const sha1 = (bytes: Uint8Array) => createHash("sha1").update(bytes).digest("hex");
    const attached = mail.attachments.filter((a) => a.type !== "message/rfc822");
    const got: Record<string, unknown> = {
      subject: mail.subject.replace(/\s+/g, " ").trim(),
      from: lower(mail.authors),
      to: lower(mail.to),
      cc: lower(mail.cc),
      message_id: mail.messageId ?? "",
      in_reply_to: mail.inReplyTo ?? "",
      date: mail.date === null ? null : Date.parse(mail.date) / 1000,
      text: squeeze(mail.text),
      has_html: mail.html !== null,
      attachment_names: mail.attachments
        .map((a) => a.name)
        .filter((n) => n !== "")
        .sort(),
      attachment_sha1: attached.map((a) => sha1(a.content)).sort(),
    };
    const want: Record<string, unknown> = { ...row, text: row.text_nowhitespace_nfkc };
    for (const [field, count] of tally) {
      if (row.no_consensus?.includes(field) || want[field] === undefined) continue;
      if (field !== "date" && want[field] === null) continue;
      count.graded++;
      const normal = field === "text" ? squeeze(String(want[field] ?? "")) : want[field];
      if (JSON.stringify(got[field]) === JSON.stringify(normal)) count.right++;
      else if (verbose) {
        const show = (value: unknown) => JSON.stringify(value)?.slice(0, 300);
        console.log(`  ${row.file} ${field}\n    want ${show(normal)}\n    got  ${show(got[field])}`);
      }
    }
  }
  return [...tally].map(([field, { right, graded }]) => ({
    corpus: "email_mime",
    field,
    score: right / graded,
    detail: `${right}/${graded}`,
    target: TARGETS[field]!,
  }));
}
