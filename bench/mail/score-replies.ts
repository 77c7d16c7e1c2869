import { join } from "node:path";
import { htmlToText } from "../../src/server/channels/mail/parse/html-to-text.ts";
import { splitReply } from "../../src/server/channels/mail/parse/split-reply.ts";
import { type Row, readJsonLines } from "../support/corpora.ts";

type Case = {
  id: string;
  source: string;
  kind: "plain" | "html" | "signature";
  input: string;
  match: string;
  expected_reply?: string;
  expected_reply_text?: string;
  must_contain?: string[];
  expected_signature?: string;
};

const strip = (text: string) =>
  text
    .replace(/\r\n/g, "\n")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
const squeeze = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");

/** Best exact score any of the three libraries reaches on cases that are not its own, per source. */
const BEST_FOREIGN: Record<string, number> = {
  "discourse/email_reply_trimmer": 32 / 64,
  "crisp-oss/email-reply-parser": 52 / 68,
  "mailgun/talon": 36 / 63,
};

function isRight(test: Case): boolean {
  if (test.kind === "html") {
    const { visible } = splitReply(htmlToText(test.input));
    const wanted = test.expected_reply_text ?? htmlToText(test.expected_reply ?? "");
    return squeeze(visible) === squeeze(wanted.replace(/^[ ]?> ?/gm, ""));
  }
  const { visible, signature } = splitReply(test.input.replace(/\r\n?/g, "\n"));
  if (test.kind === "signature") return squeeze(signature) === squeeze(test.expected_signature ?? "");
  if (test.match === "contains") return (test.must_contain ?? []).every((part) => visible.includes(part));
  return strip(visible) === strip(test.expected_reply ?? "");
}

/** Exact-match rate per source and kind; targets are what foreign libraries reach, plus a clear lead. */
export function scoreReplies(folder: string, verbose: boolean): Row[] {
  const tally = new Map<string, { right: number; graded: number }>();
  for (const test of readJsonLines<Case>(join(folder, "cases.jsonl"))) {
    const keys = [`${test.source} ${test.kind}`, ...(test.kind === "plain" ? ["all plain"] : [])];
    const right = isRight(test);
    for (const key of keys) {
      const count = tally.get(key) ?? { right: 0, graded: 0 };
      count.graded++;
      if (right) count.right++;
      tally.set(key, count);
    }
    if (!right && verbose) console.log(`  ${test.id}`);
  }
  return [...tally].map(([field, { right, graded }]) => ({
    corpus: "email_reply_stripping",
    field,
    score: right / graded,
    detail: `${right}/${graded}`,
    target: field === "all plain" ? 0.75 : (BEST_FOREIGN[field.split(" ")[0]!] ?? 0.5),
  }));
}
