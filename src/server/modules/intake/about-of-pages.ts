/** Lines of a page that are looked at: what it is about stands above. */
const MAX_LINES = 20;
const MAX_LENGTH = 80;
const MIN_LETTERS = 4;

const SUBJECT =
  /^\s*(?:主\s?题|主\s?旨|事\s?由|标\s?题|关\s?于|subject|re|reference|betreff|objet|asunto)\s*[:：]\s*(.+)$/iu;
const HAN = /\p{Script=Han}{2,}/u;
/** The head of a letter or of a form: whose it is, and no matter. */
const HEAD =
  /^\s*(?:(?:收件|发件|抄送|联系)[人方]?|日\s?期|时\s?间|电\s?话|传\s?真|地\s?址|页\s?[数码]|公\s?司|to|from|attn|cc|date|time|tel|phone|fax|e-?mail|address|pages?|company)\s*(?:no\.?|number)?\s*[:：]/iu;
const GREETING = /^\s*(?:dear\b|hello\b|hi\b|to whom\b|尊敬的|您好|你好|敬启者)/iu;
const ONLY_FAX = /^[\s\W]*(?:传真|telefax|fax(?: message| transmission| cover(?: sheet)?)?)[\s\W]*$/iu;

/**
 * What pages are about, out of what a machine read on the first: the line that is called its subject, else the first that
 * reads like a sentence. Null where none does: a machine's guess at a picture or at handwriting is no name for anything.
 */
export function aboutOfPages(words: string): string | null {
  const lines = words
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .slice(0, MAX_LINES);
  const named = lines
    .map((line) => SUBJECT.exec(line)?.[1]?.trim())
    .find((line) => line && (HAN.test(line) || isWords(line)));
  const found = named ?? lines.find((line) => isWords(line) && isSentence(line) && !isHead(line));
  return found ? shorten(found) : null;
}

function isHead(line: string): boolean {
  return [HEAD, GREETING, ONLY_FAX].some((pattern) => pattern.test(line));
}

/** More than a name, or what stands above the letters of a company. */
function isSentence(line: string): boolean {
  const han = line.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han >= 6 || (line.match(/\p{L}{2,}/gu)?.length ?? 0) >= 3;
}

/** Mostly letters of words that somebody could have written. */
function isWords(line: string): boolean {
  const letters = line.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const signs = line.match(/[^\p{L}\p{N}\s]/gu)?.length ?? 0;
  const words = line.match(/\p{Script=Han}{2,}|\p{L}{3,}/gu)?.join("").length ?? 0;
  return words >= MIN_LETTERS && words >= letters / 2 && signs <= letters / 4;
}

function shorten(line: string): string {
  const letters = [...line];
  return letters.length > MAX_LENGTH ? `${letters.slice(0, MAX_LENGTH).join("").trim()}…` : line;
}
