import type { Locale } from "../../../../shared/contract/common.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { CODE_MS } from "./policy.ts";

/**
 * The words around a code: a letter, or one line where people chat.
 * @param word the code, or what stands for it
 * @param caseId the case that somebody speaks with us about; null for a code to sign in with
 */
export function codeText(parts: {
  locale: Locale;
  brandName: string;
  word: string;
  caseId: number | null;
  isLetter: boolean;
}): { subject: string; text: string } {
  const say = wordsOf(parts.locale);
  const params = { brand: parts.brandName, code: parts.word, number: parts.caseId, minutes: CODE_MS / 60_000 };
  const use = parts.caseId === null ? "signIn" : "case";
  const form = parts.isLetter ? "letter" : "brief";
  return { subject: say("identity.code.subject", params), text: say(`identity.code.${use}.${form}`, params) };
}
