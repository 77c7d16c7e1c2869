import { isRule } from "./quote-separators.ts";

/** The block Outlook, QQ Mail, Foxmail and others put above a quoted mail: From / Sent / To / Subject in any language. */

type Kind = "from" | "to" | "date" | "subject" | "other";

const KEYS: Record<Exclude<Kind, "other">, string> = {
  from: "from|von|de|da|van|från|fra|od|lähettäjä|от|від|kimden|expéditeur|remitente|messagedu|发件人|发信人|發件人|寄件者|寄件人|發信人|差出人|送信者|보낸사람|发送人|gửitừ|από|feladó|odesílatel|lähettäjä",
  to: "to|an|à|a|para|aan|till|til|do|komu|кому|kime|收件人|收信人|收件者|宛先|받는사람|destinataire|đến|προς|címzett|vastaanottaja|naar",
  date: "sent|date|gesendet|datum|envoyé|envoyéle|enviado|enviadoel|enviadoem|fecha|data|inviato|verzonden|skickat|sendt|dato|wysłano|дата|отправлено|надіслано|gönderildi|发送时间|发送日期|发件时间|发信时间|日期|时间|發送時間|傳送日期|寄件日期|寄件時間|送信日時|日時|보낸날짜|보낸시간|날짜|lähetetty|messagedu|ngày|odesláno|elküldve|deliveredat|senton",
  subject:
    "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|тема|konu|sujet|aihe|主题|主旨|標題|标题|件名|제목|předmět|tárgy|chủđề|θέμα",
};
const OTHER =
  "cc|bcc|kopie|copie|copieà|cópia|kopia|kopi|копия|抄送|副本|密送|replyto|reply-to|importance|priority|attachments|附件|重要性|答复|回复|организация|organization|参照|참조";

const kinds = new Map<string, Kind>();
for (const [kind, words] of Object.entries(KEYS)) for (const word of words.split("|")) kinds.set(word, kind as Kind);
for (const word of OTHER.split("|")) if (!kinds.has(word)) kinds.set(word, "other");

const FIELD = /^[\s*>|]{0,12}([\p{L}][\p{L}\s\u3000\u00a0-]{0,24}?)\s{0,3}\*{0,2}\s{0,3}(?:[:：|]|\*:)\s{0,3}\*{0,2}/u;

function fieldKind(line: string): Kind | null {
  const match = FIELD.exec(line.length > 200 ? line.slice(0, 200) : line);
  if (!match) return null;
  const key = match[1]!.toLowerCase().replace(/[\s\u3000\u00a0]+/g, "");
  return kinds.get(key) ?? null;
}

/** Long recipient lists are wrapped over many lines. */
const MAX_LINES = 40;

/**
 * How many lines, from this one on, form a header block (with the rule above it, if any); 0 when none begins here.
 *
 * It takes a sender and one other field, or three different fields: "Date: … Time: … Address: …" in an invitation is prose.
 */
export function headerBlockLength(lines: readonly string[], index: number): number {
  let at = index;
  if (isRule(lines[at]!)) {
    at++;
    while (at < lines.length && at < index + 3 && lines[at]!.trim() === "") at++;
  }
  if (at >= lines.length || fieldKind(lines[at]!) === null) return 0;
  const seen = new Set<Kind>();
  let fields = 0;
  let last = at;
  let gap = 0;
  for (; at < lines.length && at < index + MAX_LINES; at++) {
    const line = lines[at]!;
    const kind = fieldKind(line);
    if (kind !== null) {
      // A second sender opens the block of the next older mail.
      if (kind === "from" && seen.has("from")) break;
      seen.add(kind);
      fields++;
      last = at;
      gap = 0;
    } else if (line.trim() === "") {
      if (seen.size >= 3 || gap > 0) break;
      gap++;
    } else if (gap > 0 || !isContinuation(line)) {
      break;
    }
  }
  const enough = seen.has("from")
    ? fields >= 2 && (seen.has("date") || seen.has("to") || seen.has("subject"))
    : seen.size >= 3;
  return enough && fields >= 2 ? last - index + 1 : 0;
}

/** A folded address or recipient list: indented, or holding an address or a list sign. */
function isContinuation(line: string): boolean {
  return line.length < 2000 && (/^\s+\S/.test(line) || /[<>@;]|mailto:/.test(line));
}
