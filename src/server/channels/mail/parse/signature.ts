/** Footers below what a person wrote: the classic "-- ", phones and apps praising themselves, lawyers. */

const DEVICE =
  "i?phone|ipad|ipod|android|blackberry|galaxy|samsung|huawei|xiaomi|redmi|oppo|vivo|honor|nokia|htc|lg|pixel|windows|mac|mobile|smartphone|handy|telefon|tablet|phone|cell|device|outlook|mail|gmail|yahoo|proton|hotmail|aol|spark|airmail|sparrow|typeapp|mailbird|mailspring|thunderbird|bluemail|edison|acompli|nine|aqua|k-9|verizon|t-mobile|at&t|foxmail|wechat|weixin|qq|tutanota|fastmail|zoho|polymail|front|superhuman|inbox|postbox|myMail|xperia|workspace|webmail|mobil";

const PHONE_FOOTERS = [
  new RegExp(`^(?:sent|written|composed|typed) (?:from|with|via|using|by|on) (?:\\S+ ){0,6}\\S*(?:${DEVICE})`, "iu"),
  /^sent from (?:my |the |a )?[\p{Lu}\d][^.!?]{1,40}$/u,
  /^(?:get|download|try) (?:outlook|bluemail|yahoo|edison|spark|aqua|typeapp|mymail|protonmail|proton)\b.{0,60}$/iu,
  /^(?:envoyé (?:de|depuis|à partir)|télécharger outlook|von meinem|gesendet (?:von|mit|über)|diese nachricht wurde von mein|inviato da|enviado (?:desde|do|de|a partir)|sendt fra|skickat från|lähetetty|verzonden vanaf|verstuurd vanaf|wysłane z|wysłano z|отправлено (?:с|из)|надіслано з|odesláno z|elküldve|gönderildi|obtener outlook|outlook für|sendt via|trimis de pe|iphone'umdan).{0,80}$/iu,
  /^(?=[^，。！？,!?]{2,50}$)(?:发自|發自|发送自|來自|来自|从|從|通过|寄自)\s?(?:我的|您的)?\s?.{0,30}(?:iphone|ipad|手机|手機|平板|邮箱|郵件|邮件|mail|outlook|android|安卓|小米|华为|華為|荣耀|oppo|vivo|三星|魅族|一加|真我|客户端|大师|微信|windows|mac|网易|foxmail|qq|redmi|galaxy|pixel)/iu,
  /^(?:获取|下载|取得|試用)\s?(?:适用于|適用於)?.{0,20}outlook/iu,
  /^(?:iphone|ipad|android|スマートフォン)\s?(?:から送信|에서 보냄)|から送信$|에서 보냄$|에서 나의 .{1,20}보냄/iu,
  /^.{0,12}网易邮箱(?:大师|手机智能版|客户端|uu).{0,40}$/iu,
  /^(?:签名由|本邮件由|签名来自).{2,40}(?:定制|发送|邮箱|大师)?$/u,
  /^(?:扫一扫|长按识别|微信扫码).{0,40}(?:qq邮箱|邮箱大师|下载|安装)/iu,
  /^(?:do you yahoo!\?|this (?:email|message) (?:was|has been) (?:sent|checked|scanned) (?:from|by|with|for).{3,80}|virus-free\. .{3,60}|不含病毒。.{0,40})$/iu,
];

const DISCLAIMERS = [
  /^[\s*#/[(（-]{0,20}(?:本|此|该|這|本封)(?:电子|電子)?(?:邮件|郵件|信息|传输)(?:及|和|与|中|所|可能|内容|的|是|仅|（|\()?.{0,60}(?:保密|机密|機密|专有|特权|仅供|仅限|收件人)/u,
  /^[\s*#/[(-]{0,20}(?:confidentiality (?:notice|note|statement)|legal (?:notice|disclaimer)|disclaimer|privileged and confidential|important notice)\b\s{0,3}(?:[:：-]|$)/iu,
  /^[\s*#/[(-]{0,20}(?:this|the(?: information| content)?s?(?: contained)?(?: in)?(?: this)?) ?(?:e-?mail|message|communication|transmission)\b.{0,160}(?:confidential|privileged|intended (?:only|solely)|proprietary|legally)/iu,
  /^[\s*#/[(-]{0,20}(?:diese (?:e-?mail|nachricht)|ce (?:message|courriel|mail)|este (?:mensaje|correo)|esta mensagem|questo messaggio|dit bericht|le informazioni contenute)\b.{0,160}(?:vertraulich|confidentiel|confidencial|riservat|vertrouwelijk)/iu,
  /^[[【（(](?:外部邮件|外部郵件|external (?:mail|email|sender)|caution)[\]】）)].{0,200}$/iu,
];

const MAX_LENGTH = 300;

/** Drops links and decoration that apps put around their own praise. */
function bare(line: string): string {
  return line
    .slice(0, MAX_LENGTH)
    .replace(/[<([]?https?:\/\/[^\s>)\]]{1,300}[>)\]]?/g, " ")
    .replace(/[*_[\]\u200b\u00a0]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^[-–—~.·•]+\s?/, "");
}

/** "Sent from my iPhone", "发自我的小米手机", "Get Outlook for iOS". */
export function isPhoneFooter(line: string): boolean {
  if (line.length > MAX_LENGTH) return false;
  const text = bare(line);
  return text.length >= 4 && text.length <= 120 && PHONE_FOOTERS.some((pattern) => pattern.test(text));
}

/** First line of a legal footer. */
export function isDisclaimer(line: string): boolean {
  const text = line.slice(0, MAX_LENGTH);
  return text.length >= 10 && DISCLAIMERS.some((pattern) => pattern.test(text));
}

/** "-- " and the forms it decays to when blanks are stripped or dashes are typeset. */
export function isSignatureMark(line: string): boolean {
  return /^(?:--|—|––|-- -|__)\s*$/.test(line);
}

const CONTACT =
  /@|https?:|www\.|\+?\d[\d\s().-]{6,}\d|\b(?:tel|fax|phone|mobile|skype|电话|手机|传真|地址|邮编|微信|QQ)\b/iu;

/** A rule with a short block of short lines below it, some of them contact data. */
export function isRuledSignature(lines: readonly string[], index: number, end: number): boolean {
  // Tildes and indented rules underline a word in the quoted line above them.
  if (!/^ {0,3}[-–—_=*#]{5,}\s*$/.test(lines[index]!)) return false;
  const below = lines.slice(index + 1, end).filter((line) => line.trim() !== "");
  if (below.length === 0) return true;
  if (below.length > 14 || below.some((line) => line.length > 100)) return false;
  return below.length <= 2 || below.some((line) => CONTACT.test(line));
}
