import type { DisputeOutcome } from "../../../../shared/contract/disputes.ts";
import { wordsOf } from "../../../kernel/words.ts";
import type { NoticeReader } from "../promises/send-notice.ts";

type DisputeNotice = NoticeReader & {
  /** what was promised, as it was told; null where the kind's own words are enough */
  words: string | null;
  kind: string;
  outcome: DisputeOutcome;
  reason: string | null;
};

/** What a customer hears who said that something did not happen: that they are right, or why we say that it did. */
export function disputeNoticeText(notice: DisputeNotice): { subject: string; text: string } {
  const { outcome, reason } = notice;
  const say = wordsOf(notice.locale);
  const params = {
    number: notice.caseId,
    subject: notice.caseSubject,
    name: notice.customerName,
    brand: notice.brandName,
    what: notice.words ?? say(`promises.kinds.${notice.kind}`),
    reason,
    url: notice.pageUrl,
  };
  const lines = [
    say("promises.notice.greeting", params),
    say(`disputes.notice.${outcome}`, params),
    ...(reason === null ? [] : [say(`disputes.notice.${outcome}Reason`, params)]),
    say("promises.notice.page", params),
    say("promises.notice.farewell", params),
  ];
  return { subject: say("disputes.notice.subject", params), text: lines.join("\n\n") };
}
