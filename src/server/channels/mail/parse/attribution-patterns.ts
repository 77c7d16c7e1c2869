/**
 * Recognises the line a mail client writes above quoted text: "On … wrote:", "Le … a écrit :", "在 … 写道：",
 * "2017-02-05 13:29 GMT+02:00 Name <a@b>:". All patterns run on at most MAX_LENGTH characters.
 */

const MAX_LENGTH = 600;
const MAX_LINES = 4;

const ADDRESS = /[^\s<>"'(),;:：]{1,120}@[^\s<>"'(),;:：]{1,120}/;
const DATE_OR_TIME =
  /\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,4}\s?[年月日년월일]|[上下]午\s?\d|(?:19|20)\d{2}[-/.]/;

/** "wrote" and its kin. Words alone, so that a sentence merely containing one of them at its end does not suffice. */
const VERBS = [
  "wrote|writes|sent|said|replied|has written",
  "schrieb|geschrieben|hat am .{5,40} geschrieben",
  "a écrit|a ecrit|écrivait|écrit",
  "escribió|escribio|ha escrito|escribi[oó]",
  "ha scritto|scrisse|scritto",
  "escreveu|escrito",
  "schreef|heeft .{2,60} geschreven|geschreven",
  "skrev|skrifaði",
  "kirjoitti|kirjutas",
  "napisała?|napisał\\(a\\)|napisa[lł]\\(a\\)|pisze",
  "napsala?|napsal\\(a\\)|napísala?",
  "írta|ezt írta",
  "написала?|написал\\(а\\)|пишет|писала?|пише|написав|напиша",
  "đã viết|viết",
  "yazdı|şunları yazdı",
  "έγραψε|rašė|rakstīja|a scris|napisao|je napisao|menulis|เขียนว่า|כתב[הת]?",
].join("|");

const WESTERN_END = new RegExp(`(?:^|[\\s>)"'»\\]])(?:${VERBS})\\s{0,3}(?:[:：]|-{2,}|$)(?:\\s{0,3}-{2,})?$`, "iu");
const WESTERN_VERB = new RegExp(`(?:^|[\\s>)"'»\\]])(?:${VERBS})(?=[\\s:：,]|$)`, "iu");

/** Words such a line begins with, by language. */
const OPENING =
  /^(?:-{2,}\s*)?(?:on|at|le|am|il|el|em|op|den|d\.|på|pe|ma|ti|ke|to|la|su|w dniu|dnia|dne|in data|il giorno|vào|vào lúc|στις|le|a|u|в|em|no dia|pada|on|tarih|lø|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|tir|ons|tor|fre|søn|man|пн|вт|ср|чт|пт|сб|вс)[\s.,:]/iu;

const CJK_END =
  /(?:写道|寫道|写到|寫到|写信说|书写|さんは書きました|のメッセージ|님이 작성|작성|書きました)\s{0,2}[:：;]?$/u;

const DATE_FIRST = /^(?:\p{L}{2,12}\.?,?\s{1,3})?\d{1,4}[\s./年:-]/u;
const ADDRESS_LAST = /<[^<>\s]{1,120}@[^<>\s]{1,120}>\s{0,3}[:：]?$/;

/** Is this whole text (lines joined by blanks) one attribution? */
function isAttribution(text: string): boolean {
  const hasDate = DATE_OR_TIME.test(text);
  if (CJK_END.test(text)) return hasDate || ADDRESS.test(text) || /^(?:在|于|於)/u.test(text);
  const hasAddress = text.includes("@") && ADDRESS.test(text);
  if (WESTERN_END.test(text)) {
    if (hasDate && (OPENING.test(text) || DATE_FIRST.test(text))) return true;
    if (hasAddress && !/[.!?]\s+\S/.test(text.slice(0, text.search(ADDRESS)))) return true;
  }
  if (!hasAddress) return OPENING.test(text) && hasDate && WESTERN_VERB.test(text) && /[:：]$/.test(text);
  if (/[:：]$/.test(text)) return hasDate || WESTERN_VERB.test(text);
  return DATE_FIRST.test(text) && hasDate && ADDRESS_LAST.test(text);
}

/** An attribution that shares its line with the end of the reply: "yes On Wed, Apr 4, 2012 at 3:59 PM, bob wrote:". */
const SHARED_LINE =
  /^(.{1,200}?)\s?(-{0,3}\s?On (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? |\d{1,2}[ ./-]).{5,300}\b(?:wrote|sent):)$/;

/** @returns offset at which an attribution begins inside the line, -1 when there is none. */
export function sharedAttribution(line: string): number {
  if (line.length > MAX_LENGTH || !/(?:wrote|sent):$/.test(line)) return -1;
  const match = SHARED_LINE.exec(line);
  return match ? line.length - match[2]!.length : -1;
}

const QUOTE_MARK = /^[\s>＞|]+/;

function clean(line: string): string {
  return line
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/[*_\u200b\u00a0\u200e\u202c\u202a]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * How many lines, from this one on, make up an attribution; 0 when none begins here.
 *
 * Clients wrap it over up to four lines. A wrapped one must show a date or an address in its first line, else the end of
 * the sentence above would be taken along.
 */
export function attributionLength(lines: readonly string[], index: number): number {
  const first = lines[index]!;
  // No attribution is without a date or an address; most lines of prose have neither.
  if (first.length > MAX_LENGTH || first.length < 4 || !/[\d@<在于於]/.test(first)) return 0;
  let text = clean(first);
  if (text === "" || QUOTE_MARK.test(first.trim())) return 0;
  if (isAttribution(text)) return 1;
  const mayWrap = (DATE_OR_TIME.test(text) && (OPENING.test(text) || DATE_FIRST.test(text))) || /</.test(text);
  if (!mayWrap) return 0;
  let blanks = 0;
  for (let count = 1; count < MAX_LINES + blanks && index + count < lines.length; count++) {
    const next = clean(lines[index + count]!);
    if (next === "") {
      // Polymail leaves an empty line before an address it wraps.
      if (blanks > 0 || !/^<(?:\s*mailto:.*)?$/.test(clean(lines[index + count + 1] ?? ""))) return 0;
      blanks++;
      continue;
    }
    if (/^>\s*\S/.test(next) && !/^>\s*(?:[:：]|wrote|a écrit)/i.test(next)) return 0;
    text = `${text} ${next}`;
    if (text.length > MAX_LENGTH) return 0;
    if (isAttribution(text.replace(/<\s+/g, "<").replace(/\s+>/g, ">"))) return count + 1;
  }
  return 0;
}

/** "John Doe wrote:" without date or address: believed only right above quoted lines. */
export function isBareAttribution(line: string): boolean {
  const text = clean(line);
  return text.length < 100 && /[:：]$/.test(text) && (WESTERN_END.test(text) || CJK_END.test(text));
}
