/** Lines and blocks below which a mail repeats an earlier one. */

const RULE = "[-–—_=*~#+·.]";

const ORIGINAL = [
  "original|original message|original email|original appointment|replied message|reply message|previous message|quoted message",
  "urspr(?:ü|ue)ngliche (?:nachricht|mail)|antwort nachricht|originalnachricht",
  "message d'origine|message original|message initial",
  "mensaje original|mensagem original|messaggio originale",
  "oorspronkelijk bericht|oprindelig meddelelse|opprinnelig melding|ursprungligt meddelande|originalmeddelande",
  "alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|eredeti üzenet|mesaj original",
  "исходное сообщение|оригинальное сообщение|пересылаемое сообщение",
  "原始邮件|原始信件|原邮件|邮件原件|原件|回复的原邮件|原始郵件|原始訊息|原始消息|历史邮件|引用邮件",
  "元のメッセージ|오리지널 메시지|원본 메시지|원본메시지",
].join("|");

const FORWARDED = [
  "forwarded message|forwarded by .{1,80}|begin forwarded message|begin forward",
  "weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato",
  "doorgestuurd bericht|videresendt meddelelse|vidarebefordrat meddelande|przekazana wiadomość|пересылаемое письмо",
  "转发的邮件|转发邮件信息|转发邮件|转发的原邮件|轉寄的郵件|転送されたメッセージ|전달된 메시지",
].join("|");

const framed = (words: string) =>
  new RegExp(`^${RULE}{2,}\\s{0,3}(?:${words})\\s{0,3}[:：]?\\s{0,3}${RULE}{2,}$`, "iu");
const ORIGINAL_FRAMED = framed(ORIGINAL);
const FORWARDED_FRAMED = framed(FORWARDED);
const FORWARDED_BARE =
  /^(?:begin forwarded message|début du message (?:réexpédié|transféré)|anfang der weitergeleiteten nachricht|inicio del mensaje reenviado|inizio messaggio inoltrato|以下是转发的邮件|下面是被转发的邮件|转发邮件|开始转发的邮件)\s?[:：]$/iu;
const ORIGINAL_BARE = /^(?:原始邮件|邮件原件|original message)\s?[:：]?$/iu;

const MAX_LENGTH = 200;

const bare = (line: string) => (line.length > MAX_LENGTH ? "" : line.replace(/[\u00a0\u3000\u200b\s]+/g, " ").trim());

export function isOriginalSeparator(line: string): boolean {
  const text = bare(line);
  return text !== "" && (ORIGINAL_FRAMED.test(text) || ORIGINAL_BARE.test(text));
}

export function isForwardSeparator(line: string): boolean {
  const text = bare(line);
  return text !== "" && (FORWARDED_FRAMED.test(text) || FORWARDED_BARE.test(text));
}

/** A line of nothing but rules: "____", "----", "* * *". */
export function isRule(line: string): boolean {
  return line.length <= MAX_LENGTH && /^\s*(?:[-–—_=*~#+ᐧ]\s?){2,}\s*$|^\s*ᐧ\s*$/.test(line);
}
