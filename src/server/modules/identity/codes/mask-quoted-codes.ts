import { isSigned } from "../../../kernel/seal.ts";
import { HIDDEN } from "../../conversations/index.ts";
import { type MachineMail, provideQuoteMask } from "../../intake/index.ts";
import { codeQuoted } from "../events.ts";
import { type CodeRow, endCode, liveCodes } from "../store/codes.ts";
import { PURPOSE } from "./issue-code.ts";

/** More numbers than this are a list, and no answer to a letter of ours. */
const MOST_NUMBERS = 100;
const MAILS = new Set(["message/rfc822", "message/global", "message/news"]);
const SIX_DIGITS = /(?<!\d)\d{6}(?!\d)/g;

/**
 * A code that an answering machine or a mail server sends back would be read by us before the customer says it: it is good
 * no more, and nobody gets to see it. Where our letter itself came back, as a part of its own that is not looked into, it
 * may be read there: every code that it may be about is good no more.
 */
provideQuoteMask(async (tx, mail) => {
  const { message } = mail;
  const { subject, text, quotedText, signatureText, html } = message;
  const words = { subject, text, quotedText, signatureText, html };
  const all = Object.values(words)
    .filter((each) => each !== null)
    .join("\n");
  const returned = comesBack(mail);
  const numbers = [...new Set(all.match(SIX_DIGITS))].slice(0, MOST_NUMBERS);
  if (numbers.length === 0 && !returned) return message;
  const codes = (await liveCodes(tx.db, tx.now())).filter((code) => isAbout(code, mail, all));
  const quoted = new Set<string>();
  for (const code of codes) {
    const word = numbers.find((number) => isCode(tx.config.secret, code, number));
    if (word === undefined && !(returned && code.handleKind === "mail")) continue;
    if (word !== undefined) quoted.add(word);
    await endCode(tx.db, code.id, tx.now());
    const { caseId, customerId, channel } = code;
    if (caseId !== null) tx.emit(codeQuoted, { channel }, { caseId, customerId });
  }
  const masked = (given: string) => given.replace(SIX_DIGITS, (number) => (quoted.has(number) ? HIDDEN : number));
  const shown = Object.entries(words).map(([key, given]) => [key, given === null ? null : masked(given)]);
  return quoted.size === 0 ? message : { ...message, ...Object.fromEntries(shown) };
});

/** True for what carries, or may carry, a whole letter of ours: a bounce, or what a machine attached a mail to. */
function comesBack({ message: { autoReply, report }, files }: MachineMail): boolean {
  if (report ? report.outcome !== "delayed" : autoReply === "bounce") return true;
  return files.some(({ type }) => MAILS.has(type));
}

/** What comes back belongs to the case or the person, or names the address that it was sent to. */
function isAbout(code: CodeRow, { caseId, customerId, message }: MachineMail, all: string): boolean {
  if (code.caseId !== null && code.caseId === caseId) return true;
  if (code.customerId !== null && code.customerId === customerId) return true;
  const told = [all, ...(message.report?.recipients ?? [])].join("\n").toLowerCase();
  return told.includes(code.handleAddress.toLowerCase());
}

function isCode(secret: string, { id, codeProof }: CodeRow, number: string): boolean {
  return codeProof !== null && isSigned(secret, PURPOSE, `${id}:${number}`, codeProof);
}
