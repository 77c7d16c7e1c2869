import { spokenTime } from "../../../shared/spoken-time.ts";
import { wordsOf } from "../../kernel/words.ts";
import { withoutLinks } from "./without-links.ts";

/**
 * A letter; a message among others, with the way to the customer's page; a line to somebody who looks at it now; the same
 * to who called and was not spoken with.
 */
export type AcknowledgementForm = "letter" | "message" | "line" | "called";

export type AcknowledgementParts = {
  locale: "zh-CN" | "en";
  timeZone: string;
  caseId: number;
  caseSubject: string;
  customerName: string | null;
  brandName: string;
  /** by when somebody answers; null when no such promise was made */
  dueAt: Date | null;
  pageUrl: string;
  /** false: they wrote about a case that they know */
  isNewCase: boolean;
  form: AcknowledgementForm;
};

/** The words of an acknowledgement: the case's number, the time by which somebody answers, the customer's own page. */
export function acknowledgementText(parts: AcknowledgementParts): { subject: string; text: string } {
  const say = wordsOf(parts.locale);
  const params = {
    number: parts.caseId,
    subject: withoutLinks(parts.caseSubject),
    name: parts.customerName && withoutLinks(parts.customerName),
    brand: parts.brandName,
    url: parts.pageUrl,
    time: parts.dueAt && spokenTime(parts.dueAt, parts.locale, parts.timeZone),
  };
  const due = parts.dueAt ? say("intake.acknowledgement.due", params) : say("intake.acknowledgement.noDue");
  const subject = say("intake.acknowledgement.subject", params);
  if (parts.form === "called") return { subject, text: say("intake.acknowledgement.called", { ...params, due }) };
  if (parts.form !== "letter") {
    const brief = say("intake.acknowledgement.brief", { ...params, due });
    const page = say("intake.acknowledgement.pageBrief", params);
    return { subject, text: parts.form === "line" ? brief : `${brief}\n${page}` };
  }
  const lines = [
    parts.customerName ? say("intake.acknowledgement.greeting", params) : say("intake.acknowledgement.greetingNobody"),
    say(parts.isNewCase ? "intake.acknowledgement.received" : "intake.acknowledgement.receivedAgain", params),
    due,
    say("intake.acknowledgement.page", params),
    say("intake.acknowledgement.more"),
    say("intake.acknowledgement.farewell", params),
  ];
  return { subject, text: lines.join("\n\n") };
}
