/**
 * Scores mail understanding against third-party corpora and prints one table: score, target, ratio.
 *
 * Usage: node bench/mail/corpora.ts [--corpora DIR] [--split dev|heldout] [--verbose]
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { corporaFolder, printRows, type Row } from "../support/corpora.ts";
import { scoreBounces } from "./score-bounces.ts";
import { scoreChineseReplies } from "./score-chinese-replies.ts";
import { scoreMime } from "./score-mime.ts";
import { scoreReplies } from "./score-replies.ts";

const flag = process.argv.indexOf("--split");
const split = flag === -1 ? "dev" : (process.argv[flag + 1] ?? "dev");
const verbose = process.argv.includes("--verbose");

const SCORERS: [string, (folder: string, verbose: boolean) => Row[] | Promise<Row[]>][] = [
  ["email_mime", scoreMime],
  ["email_bounce_autoreply", scoreBounces],
  ["email_reply_stripping", scoreReplies],
  ["zh_mail_replies", scoreChineseReplies],
];

const root = corporaFolder();
if (root === null) {
  console.log("Mail corpora not found; nothing scored. Set KEEPWORD_SHARED or pass --corpora DIR.");
  process.exit(0);
}

const rows: Row[] = [];
for (const [corpus, score] of SCORERS) {
  const folder = join(root, corpus, split);
  if (!existsSync(folder)) {
    console.log(`${corpus}: no ${split} half at ${folder}, left out`);
    continue;
  }
  rows.push(...(await score(folder, verbose)));
}
printRows(rows);
