import { isSigned } from "../../../kernel/seal.ts";
import { HIDDEN } from "../../conversations/index.ts";
import { type MachineMail, provideQuoteMask } from "../../intake/index.ts";
import { codeQuoted } from "../events.ts";
import { type CodeRow, endCode, liveCodes } from "../store/codes.ts";
import { PURPOSE } from "./issue-code.ts";

/** More numbers than this are a list, and no answer to a letter of ours. */
const MOST_NUMBERS = 100;
const SIX_DIGITS = /(?<!\d)\d{6}(?!\d)/g;

/**
 * A code that an answering machine or a mail server sends back would be read by us before the customer says it: it is good
 * no more, and nobody gets to see it.
 */
provideQuoteMask(async (tx, mail) => {
  const { message } = mail;
  const { subject, text, quotedText, signatureText, html } = message;
  const words = { subject, text, quotedText, signatureText, html };
  const all = Object.values(words)
    .filter((each) => each !== null)
    .join("\n");
  const numbers = [...new Set(all.match(SIX_DIGITS))].slice(0, MOST_NUMBERS);
  if (numbers.length === 0) return message;
  const codes = (await liveCodes(tx.db, tx.now())).filter((code) => isAbout(code, mail, all));
  const quoted = new Set<string>();
  for (const code of codes) {
    const word = numbers.find((number) => isCode(tx.config.secret, code, number));
    if (word === undefined) continue;
    quoted.add(word);
    await endCode(tx.db, code.id, tx.now());
    const { caseId, customerId, channel } = code;
    if (caseId !== null) tx.emit(codeQuoted, { channel }, { caseId, customerId });
  }
  const masked = (given: string) => given.replace(SIX_DIGITS, (number) => (quoted.has(number) ? HIDDEN : number));
  const shown = Object.entries(words).map(([key, given]) => [key, given === null ? null : masked(given)]);
  return quoted.size === 0 ? message : { ...message, ...Object.fromEntries(shown) };
});

/** What comes back belongs to the case or the person, or names the address that it was sent to. */
function isAbout(code: CodeRow, { caseId, customerId, message }: MachineMail, all: string): boolean {
  if (code.caseId !== null && code.caseId === caseId) return true;
  if (code.customerId !== null && code.customerId === customerId) return true;
  return all.includes(code.handleAddress) || (message.report?.recipients.includes(code.handleAddress) ?? false);
}

function isCode(secret: string, { id, codeProof }: CodeRow, number: string): boolean {
  return codeProof !== null && isSigned(secret, PURPOSE, `${id}:${number}`, codeProof);
}
