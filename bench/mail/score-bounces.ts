import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseMail } from "../../src/server/channels/mail/parse/index.ts";
import { type Row, readJsonLines } from "../support/corpora.ts";

type Label = {
  file: string;
  kind: string | null;
  expected_recipients?: string[] | null;
  temporary?: string[] | null;
  std_reason?: string | null;
  sisimai?: { recipient: string }[];
};

const same = (a: Iterable<string>, b: Iterable<string>) => {
  const normal = (list: Iterable<string>) => [...new Set([...list].map((x) => x.toLowerCase()))].sort().join(" ");
  return normal(a) === normal(b);
};

/** Bounce precision and recall, automatic mail recall, recipients and reason class against the asserted gold. */
export async function scoreBounces(folder: string, verbose: boolean): Promise<Row[]> {
  const counts = { truePositive: 0, falsePositive: 0, bounces: 0, ordinary: 0 };
  const auto = { right: 0, graded: 0 };
  const other = { right: 0, graded: 0 };
  const clean = { right: 0, graded: 0 };
  const recipients = { right: 0, graded: 0 };
  const opinion = { right: 0, graded: 0 };
  const reasons = { right: 0, graded: 0 };
  const originals = { right: 0, graded: 0 };
  const complain = (row: Label, what: string) => verbose && console.log(`  ${row.file} ${what}`);
  for (const row of readJsonLines<Label>(join(folder, "labels.jsonl"))) {
    const mail = await parseMail(readFileSync(join(folder, "eml", row.file)));
    const isBounce = mail.autoReply === "bounce";
    const addresses = mail.bounce?.recipients.map((r) => r.address) ?? [];
    if (row.kind === "bounce") {
      counts.bounces++;
      if (isBounce) counts.truePositive++;
      else complain(row, `bounce taken for ${mail.autoReply}: ${mail.subject}`);
      originals.graded++;
      if (mail.bounce?.originalMessageId) originals.right++;
    } else if (row.kind === "not_bounce") {
      counts.ordinary++;
      if (isBounce) counts.falsePositive++;
      clean.graded++;
      if (mail.autoReply === null || mail.autoReply === "list") clean.right++;
      else complain(row, `ordinary mail taken for ${mail.autoReply}: ${mail.subject}`);
    } else if (row.kind === "autoreply" || row.kind === "challenge_response") {
      auto.graded++;
      if (mail.autoReply !== null && mail.autoReply !== "list") auto.right++;
      else complain(row, `${row.kind} taken for ${mail.autoReply}: ${mail.subject}`);
    } else if (row.kind !== null) {
      other.graded++;
      if (mail.autoReply === "auto") other.right++;
      else complain(row, `${row.kind} taken for ${mail.autoReply}: ${mail.subject}`);
    }
    if (row.expected_recipients && row.kind === "bounce") {
      recipients.graded++;
      const expected = [...row.expected_recipients, ...(Array.isArray(row.temporary) ? row.temporary : [])];
      if (same(addresses, expected)) recipients.right++;
      else complain(row, `recipients ${JSON.stringify(addresses)}, expected ${JSON.stringify(expected)}`);
    } else if (row.kind === "bounce" && row.sisimai?.length) {
      opinion.graded++;
      if (
        same(
          addresses,
          row.sisimai.map((s) => s.recipient),
        )
      )
        opinion.right++;
      else
        complain(
          row,
          `recipients ${JSON.stringify(addresses)}, sisimai ${JSON.stringify(row.sisimai.map((s) => s.recipient))}`,
        );
    }
    if (row.std_reason && row.kind === "bounce") {
      reasons.graded++;
      const got = mail.bounce?.recipients[0]?.reason ?? "unknown";
      if (got === row.std_reason) reasons.right++;
      else
        complain(
          row,
          `reason ${got}, expected ${row.std_reason}: ${mail.bounce?.recipients[0]?.diagnostic.slice(0, 150)}`,
        );
    }
  }
  const rate = (field: string, count: { right: number; graded: number }, target: number): Row => ({
    corpus: "email_bounce_autoreply",
    field,
    score: count.graded === 0 ? 1 : count.right / count.graded,
    detail: `${count.right}/${count.graded}`,
    target,
  });
  const flagged = counts.truePositive + counts.falsePositive;
  return [
    rate("bounce precision", { right: counts.truePositive, graded: flagged }, 0.998),
    rate("bounce recall", { right: counts.truePositive, graded: counts.bounces }, 0.99),
    rate("auto-reply and challenge recall", auto, 0.99),
    rate("reports and receipts as auto", other, 0.99),
    rate("ordinary mail left alone", clean, 0.99),
    rate("recipients, asserted", recipients, 97 / 109),
    rate("recipients, as Sisimai", opinion, 0.8),
    rate("reason class", reasons, 95 / 97),
    rate("original Message-ID found", originals, 0.6),
  ];
}
