import type { Locale } from "../../../../shared/contract/common.ts";
import { spokenTime } from "../../../../shared/spoken-time.ts";
import { wordsOf } from "../../../kernel/words.ts";

export type MoveNotice = {
  locale: Locale;
  timeZone: string;
  caseId: number;
  caseSubject: string;
  customerName: string;
  brandName: string;
  /** as it was told; null where the kind's own words are enough */
  words: string | null;
  kind: string;
  /** null when it was paused, and so had no time */
  from: Date | null;
  to: Date;
  reason: string;
  pageUrl: string;
};

/** What a customer is told when a promise to them gets another time: both times, the reason, and where to see it. */
export function moveNoticeText(notice: MoveNotice): { subject: string; text: string } {
  const { locale, timeZone, from, kind } = notice;
  const say = wordsOf(locale);
  const params = {
    number: notice.caseId,
    subject: notice.caseSubject,
    name: notice.customerName,
    brand: notice.brandName,
    what: notice.words ?? say(`promises.kinds.${kind}`),
    from: from && spokenTime(from, locale, timeZone),
    to: spokenTime(notice.to, locale, timeZone),
    reason: notice.reason,
    url: notice.pageUrl,
  };
  const lines = [
    say("promises.notice.greeting", params),
    say(from ? "promises.notice.moved" : "promises.notice.movedFromPause", params),
    say("promises.notice.to", params),
    say("promises.notice.reason", params),
    say("promises.notice.page", params),
    say("promises.notice.farewell", params),
  ];
  return { subject: say("promises.notice.subject", params), text: lines.join("\n\n") };
}
