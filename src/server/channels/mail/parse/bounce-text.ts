/** Bounces in prose: what mail servers without RFC 3464 (or beside it) write to people. */

const SUBJECT =
  /undeliver(?:able|ed)|un-?deliverable|returned (?:to sender|mail|e-?mail)|return(?:ing|ed) (?:message|mail|to) |delivery (?:status|failure|failed|problem|report|has failed|error|notification|warning|unsuccessful)|(?:failure|failed|error|warning)[^a-z]{1,3}(?:delivery|notice|deliver)|mail (?:delivery |system |could |not )?(?:error|failed|failure|problem|warning|status|subsystem)|(?:message|mail|e-?mail)[^.]{0,60}(?:could not be|not|cannot be|couldn'?t be|has not been) (?:sent|delivered)|failure notice|non ?remis|message status|delayed (?:mail|\d+ hours)|still being retried|nameserver error|error (?:during|sending|delivering)|mail error|unzustellbar|nicht zustellbar|zustellung|non recapitabile|no se (?:pudo|puede) entregar|échec|退信|退回|投递失败|无法投递|未送达|系统退信|发送失败|配信(?:不能|エラー)|не доставлено|недоставлен|returned|permanent (?:delivery )?failure|rejected:|user unknown/i;

const BODY =
  /(?:could not|couldn'?t|cannot|can not|was not|wasn'?t|not|unable to|failed to|has not) (?:be |been |able to )?(?:deliver|be delivered|delivered|reached|sent to the following)|delivery (?:to the following|has failed|failed|attempt|of (?:the|your) (?:message|mail)|status notification|failure|error|notification)|undeliver(?:able|ed)|permanent (?:fatal )?(?:error|failure)|fatal errors|returned (?:message|mail|to sender|to you)|returning (?:message|your)|did not reach|following (?:addresses|recipients?|destination)|unknown user|user (?:is )?unknown|no such (?:user|mailbox)|mailbox (?:is )?(?:full|unavailable|not found)|over ?quota|the following (?:error|reason)|rejected (?:the|your|by)|automatically rejected|message (?:was|has been|could|is) (?:rejected|refused|not|undeliverable|blocked|returned)|550[ -]|554[ -]|5\.\d\.\d|delivery time ?out|has been delayed|still be retried|delivery.{0,30}delayed|postponed|transcript of session|not a valid user|retry|退信|退回|无法(?:投递|送达|发送)|投递失败|送信できません|配信できません|届けることができ|エラー|не (?:может|было|доставлен)|доставлен/i;

const DAEMON =
  /^(?:mailer-?daemon|mail-?daemon|mdaemon|post-?_?master|mailerdaemon|mail-?system|mail-?delivery.*|maildelivery.*|mailadm|mail_administrator|.*smtp_mail_service|.*smtp_gateways.*)$/i;
const DAEMON_NAME =
  /mailer-?daemon|mail(?:er)? deliver|delivery (?:sub)?system|mail system|postmaster|system administrator|mail administrator|ndr admin|mail subsystem|smtp gateway|退信/i;

export function isBounceSubject(subject: string): boolean {
  return SUBJECT.test(subject.slice(0, 400));
}

export function isBounceBody(text: string): boolean {
  return BODY.test(text.slice(0, 6000));
}

/** Is the writer a mail system? An empty From is how some of them sign. */
export function isMailDaemon(from: { name: string; address: string } | null): boolean {
  if (from === null) return false;
  const local = /^[\w-]*/.exec(from.address)?.[0] ?? "";
  return from.address === "" || DAEMON.test(local) || DAEMON_NAME.test(from.name);
}

/** Where the notice ends and the returned mail begins. */
const RETURNED =
  /^[ \t>]*(?:-{2,}.{0,60}(?:copy of|original|returned|unsent|undelivered|message (?:header|text|follows)|headers? follow|below this line).{0,80}|(?:the )?(?:original message|message headers?|your (?:original )?message|unsent message|body of (?:your )?message|returned message|message contents?|first \d+ lines).{0,40}(?:follows?|below|:)\s{0,3}|--- below this line.*|received: .*|return-path: .*|-+ ?original message ?-+|-{3,} ?forwarded message.*|this is a copy of the.*|message-id:.*|.{0,10}(?:原始邮件|原邮件|您发送的邮件|原信件).{0,20})$/im;

/** The notice alone, without the mail that came back. At most 16 KB. */
export function noticeOf(text: string): string {
  const head = text.slice(0, 16_000);
  const at = head.search(RETURNED);
  return at > 20 ? head.slice(0, at) : head;
}

const ADDRESS = "[a-z0-9!#$%&*+/=?^_`{|}~-][a-z0-9!#$%&'*+/=?^_`{|}~.-]{0,80}@[a-z0-9][a-z0-9.-]{1,120}[a-z0-9]";

/** Ways in which a notice names the recipient, most telling first. */
const NAMED = [
  new RegExp(`^[ \\t]*["'<]{0,2}(?:smtp:|mailto:)?(${ADDRESS})[>"']{0,2}[ \\t]*:`, "gim"),
  new RegExp(
    `^[ \\t]*["'<]{0,2}(?:smtp:|mailto:)?(${ADDRESS})[>"']{0,2}[ \\t]*(?:\\([^)\\n]{0,200}\\))?[ \\t]*$`,
    "gim",
  ),
  new RegExp(
    `^[ \\t]*<?(${ADDRESS})>?[ \\t]*(?:\\.{3}|,| -+ | {2,}|\\t|\\b(?:on|was|is|does|because|failed|unknown)\\b)`,
    "gim",
  ),
  new RegExp(`(?:final-recipient|original-recipient)[^\\n;]{0,20};[ \\t]*<?(${ADDRESS})`, "gi"),
  new RegExp(
    `(?:failed (?:recipient|addresse?s?)|recipients?(?: address)?|invalid (?:recipient|address)|rcpt to|unable to deliver(?: (?:to|mail to|message to))?|deliver(?:y|ed)? (?:of [^\\n]{0,40} )?to|(?:message|mail|e-?mail) to|addressed to|could not be delivered to|send(?:ing)? to|sent to|user|收件人|收件者|邮箱|地址|发送给|发往)(?:[ \\t]*(?:is|was|for|address|：|:|=|,))?[ \\t\\n"'“(<：:](?:smtp:|mailto:)?(${ADDRESS})`,
    "gi",
  ),
];

const ANY_ADDRESS = new RegExp(ADDRESS, "gi");

function addressesBy(pattern: RegExp, text: string, excluded: Set<string>): string[] {
  const found = [...text.matchAll(pattern)].map((match) => (match[1] ?? match[0]).toLowerCase().replace(/[.']+$/, ""));
  return [...new Set(found)].filter(
    (address) => !excluded.has(address) && !/^(?:mailer-daemon|postmaster|abuse)@/.test(address),
  );
}

/** The recipients a prose notice complains about. `excluded` are the parties that cannot be meant: the original sender, the daemon. */
export function recipientsInNotice(notice: string, excluded: Set<string>): string[] {
  for (const pattern of NAMED) {
    const found = addressesBy(pattern, notice, excluded);
    if (found.length > 0) return found;
  }
  return addressesBy(ANY_ADDRESS, notice.slice(0, 4000), excluded).slice(0, 1);
}
