import { createHash } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { acceptDelivery, createDrain } from "../../modules/intake/index.ts";
import type { MailArchive } from "./read-mails.ts";

export type ImportReport = {
  read: number;
  /** stored by this run */
  new: number;
  /** known already: from an earlier run, or because the mail came in by itself */
  known: number;
  /** understood and part of a case */
  received: number;
  refused: number;
  /** kept raw, and shown under intake with the reason */
  failed: number;
  empty: string[];
};

/** Mails stored before they are understood: enough to keep every hand busy, few enough to stop soon. */
const AHEAD = 100;

/**
 * Brings an archive's mails into an account as history: cases are closed, nobody is written to, no promise is made. Each
 * mail is known by its bytes, so that a broken run is simply started again.
 */
export async function importMails(
  ctx: Ctx,
  archive: MailArchive,
  options: { accountId: number; open: boolean; onProgress: (bytes: number, report: ImportReport) => void },
): Promise<ImportReport> {
  const report: ImportReport = { read: 0, new: 0, known: 0, received: 0, refused: 0, failed: 0, empty: [] };
  const drain = createDrain(ctx, {
    onSettled: (outcome) => {
      if (outcome === "failed") report.failed++;
      else if (outcome === "refused") report.refused++;
      else if (outcome === "stored") report.received++;
    },
  });
  const understandAll = async () => {
    while ((await drain.take()) > 0);
    await drain.settled();
  };
  for await (const mail of archive.mails()) {
    report.read++;
    if (mail.raw.length === 0) report.empty.push(mail.place);
    else {
      const sha256 = createHash("sha256").update(mail.raw).digest("hex");
      const { isNew } = await acceptDelivery(ctx, {
        accountId: options.accountId,
        externalId: `sha256:${sha256}`,
        raw: mail.raw,
        envelope: { imported: options.open ? "open" : "closed" },
      });
      if (isNew) report.new++;
      else report.known++;
    }
    options.onProgress(mail.bytes, report);
    if (report.new % AHEAD === 0) await understandAll();
  }
  await understandAll();
  return report;
}
