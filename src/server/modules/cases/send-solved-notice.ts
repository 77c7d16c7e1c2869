import { Type } from "typebox";
import { Id, Time } from "../../../shared/contract/common.ts";
import { channelOf } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { letterWithButtons } from "../../kernel/letter-with-buttons.ts";
import { localeFor, type Say, wordsOf } from "../../kernel/words.ts";
import { getBrand } from "../brands/index.ts";
import { noticeWay, replyTargets, sendMessage } from "../conversations/index.ts";
import { localeOf } from "../customers/index.ts";
import { casePageUrl } from "./case-token.ts";
import { findCases } from "./store/read.ts";

/**
 * Tells the customer that we hold their case for solved, when it closes by itself, and how to say that it is not: the
 * rule by which cases close is only fair to people who know it. Nothing is sent when the case is open again by then, or
 * where there is no way to reach the customer.
 */
export const sendSolvedNotice = defineJob(
  "cases.send-solved-notice",
  { schema: Type.Object({ caseId: Id, solvedAt: Time, closesAt: Time }) },
  async (ctx, { caseId, solvedAt, closesAt }) => {
    await ctx.tx(async (tx) => {
      const [row] = await findCases(tx.db, [caseId]);
      if (row?.category !== "solved" || row.mergedInto || row.solvedAt?.toISOString() !== solvedAt) return;
      const target = noticeWay((await replyTargets(tx, [caseId])).get(caseId));
      if (!target?.accountId) return;
      const { locale, timeZone } = await readerOf(tx, row);
      const say = wordsOf(locale);
      const url = casePageUrl(tx, caseId);
      const { html } = channelOf(target.channel).capabilities;
      const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(new Date(closesAt));
      await sendMessage(tx, {
        caseId,
        customerId: row.customerId,
        accountId: target.accountId,
        kind: "notice",
        recipients: { to: target.to, cc: [], bcc: [] },
        subject: target.subject ?? row.subject,
        ...wordsOfNotice(say, { id: caseId, subject: row.subject, day, url, html, locale }),
        language: locale,
        authorId: null,
        delayMs: 0,
        automatic: true,
      });
    });
  },
);

type Told = { id: number; subject: string; day: string; url: string; html: boolean; locale: string };

/**
 * Where words can be links, one press says that it is solved or that it is not; pressing leads to a page that asks once
 * more, as what looks through mails presses everything.
 */
function wordsOfNotice(say: Say, { html, locale, ...told }: Told): { text: string; html: string | null } {
  if (!html) return { text: say("cases.notice.solved", told), html: null };
  const lead = say("cases.notice.solvedLead", told);
  const rest = [say("cases.notice.solvedRule", told), say("cases.notice.solvedPage", told)];
  const buttons = (["yes", "no"] as const).map((answer) => ({
    text: say(`cases.notice.${answer}`),
    url: `${told.url}/closing?solved=${answer}&lang=${locale}`,
  }));
  const lines = buttons.map((button) => `${button.text}: ${button.url}`).join("\n");
  return { text: [lead, lines, ...rest].join("\n\n"), html: letterWithButtons(lead, buttons, rest) };
}

async function readerOf(tx: Ctx, row: { customerId: number; brandId: number; language: string | null }) {
  const [reader, brand] = await Promise.all([
    localeOf(tx, [row.customerId]).then((known) => known.get(row.customerId)),
    getBrand(tx, row.brandId),
  ]);
  return {
    locale: reader?.locale ?? localeFor(row.language) ?? brand.locale,
    timeZone: reader?.timeZone ?? brand.timeZone,
  };
}
