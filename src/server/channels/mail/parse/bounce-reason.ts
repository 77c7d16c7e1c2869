import type { BounceReason } from "./types.ts";

/**
 * Sorts a remote server's refusal into a class. Words come first, because many servers send 5.7.1 or 5.0.0 for anything;
 * the order of the rules matters: "mailbox disabled: over quota" is a disabled mailbox, "spam … blocked user" is spam.
 */
const WORDS: [BounceReason, RegExp][] = [
  ["over_quota", /mailbox (?:size|quota|storage)|mailbox (?:is )?full/i],
  [
    "message_too_large",
    /(?:message|mail|size|attachment)[^.\n]{0,40}(?:too (?:large|big|long)|exceed|larger than)|(?:exceed|larger)[^.\n]{0,30}(?:message|size|maximum) (?:size|limit)|size limit|maximum message size|552 5\.3\.4|message size|邮件(?:大小)?[^。\n]{0,10}(?:过大|超过|太大)/i,
  ],
  [
    "spam",
    /\bspam|uribl|surbl|mass ?mail|bulk|content reject|unsolicited|\bblack ?list|\bblocklist|\bblock list|\bdnsbl|\brbl\b|\bspf\b|\bdkim\b|\bdmarc\b|poor reputation|bad reputation|sender reputation|content (?:rejected|filter)|rejected by (?:content|policy|filter)|junk|virus|malware|phish|spamhaus|spamcop|barracuda|cloudmark|senderbase|(?:ip|host|server|client|domain|address) (?:is |was |has been )?(?:blocked|banned|listed)|message (?:contains|looks like|identified as|content)|not accept(?:ed)? (?:mail|messages?|connections?) from|rejected for policy|垃圾邮件|反垃圾|黑名单|病毒/i,
  ],
  [
    "user_disabled",
    /(?:account|mailbox|user|recipient|address)[^.\n]{0,40}(?:disabled|inactive|suspended|deactivated|locked|expired|discontinued|closed|blocked|not active)|(?:disabled|inactive|suspended|deactivated|discontinued) (?:account|mailbox|user|recipient)|账号[^。\n]{0,8}(?:冻结|停用|禁用|锁定)|邮箱[^。\n]{0,8}(?:冻结|停用|禁用|关闭)/i,
  ],
  [
    "over_quota",
    /over ?quota|quota exceeded|exceeded[^.\n]{0,30}quota|(?:mailbox|inbox|storage|disk|mail folder)[^.\n]{0,40}(?:full|exceeded)|insufficient (?:system )?(?:storage|disk|space)|out of (?:disk )?(?:space|storage)|no (?:more )?space|not enough (?:storage|space)|quota|容量(?:已)?满|空间(?:不足|已满)|邮箱(?:已)?满|容量不足/i,
  ],
  [
    "user_unknown",
    /(?:user|recipient|mailbox|address|account|addressee|name|alias|person)[^.\n]{0,50}(?:unknown|not (?:known|found|exist|listed|valid|available|here|local|be found)|does(?:n'?t| not) (?:exist|have)|invalid|unavailable|undeliverable|non-?existent|unrouteable|rejected|ambiguous)|(?:unknown|no such|invalid|bad|nonexistent|non-existent|unrecogni[sz]ed|undeliverable) (?:local |destination |mail ?box |e-?mail )?(?:user|recipient|mailbox|address|account|local|person)|no (?:such )?(?:mailbox|user|recipient)|(?:doesn'?t|does not) (?:have an account|exist)|sorry, no mailbox|couldn'?t be found|wasn'?t found|not a valid (?:user|mailbox|recipient|address)|user_unknown|recipnotfound|not our customer|not a known (?:user|recipient|mailbox)|no longer (?:valid|available|employed|works?|with|in use|active)|can'?t (?:verify|find)[^.\n]{0,20}recipient|用户(?:不存在|未找到|被停用)|收件人(?:不存在|地址(?:错误|无效))|地址不存在|邮箱(?:不存在|地址不存在)|账号不存在|无此(?:用户|收件人)|mailbox not found|宛先が(?:存在|見つかり)|ユーザーが存在/i,
  ],
  [
    "domain_error",
    /relay(?:ing)? (?:denied|not (?:permitted|allowed)|prohibited|is not)|not (?:permitted|allowed) to relay|unable to relay|(?:host|domain|server|name)[^.\n]{0,40}(?:not (?:be )?found|unknown|does(?:n'?t| not) exist|lookup (?:failed|failure)|invalid|illegal)|(?:unknown|bad|invalid|unrouteable|illegal) (?:host|domain|mail domain)|no (?:such )?(?:domain|host|mx)|nxdomain|unrouteable (?:mail )?(?:domain|address)|couldn'?t find any host|dns (?:error|failure|lookup)|域名(?:不存在|错误|解析)|找不到(?:域名|主机)/i,
  ],
  [
    "network",
    /timed? ?out|connection (?:refused|reset|dropped|lost|closed)|could not connect|couldn'?t connect|unable to connect|no route|network (?:is )?unreachable|retry (?:timeout|time)|too long|temporar|greylist|try again|deferred|too many (?:connections|hops)|连接(?:超时|失败|被拒)|超时/i,
  ],
  [
    "policy",
    /polic|relay|access denied|not (?:permitted|allowed|authori[sz]ed|accepted)|administrative|prohibited|refused|denied|restricted|rejected|authentication|拒绝|拒收/i,
  ],
];

const STATUS: [RegExp, BounceReason][] = [
  [/^[45]\.1\.[1346]/, "user_unknown"],
  [/^5\.1\.10/, "user_unknown"],
  [/^[45]\.1\.2/, "domain_error"],
  [/^[45]\.4\.[34]/, "domain_error"],
  [/^[45]\.2\.1/, "user_disabled"],
  [/^[45]\.2\.2/, "over_quota"],
  [/^[45]\.[23]\.[34]/, "message_too_large"],
  [/^[45]\.4\./, "network"],
  [/^[45]\.7\./, "policy"],
  [/^[45]\.1\.0/, "user_unknown"],
];

/** Precise enhanced codes that are hardly ever used for something else. */
const PLAIN_STATUS = /^[45]\.(?:1\.[1236]|1\.10|2\.[12])$/;

/** Reads the class of a failure from the enhanced status and the words around it; "unknown" when both are silent. */
export function bounceReason(status: string | null, words: string): BounceReason {
  const text = words.slice(0, 2000);
  const byStatus = status === null ? undefined : STATUS.find(([pattern]) => pattern.test(status))?.[1];
  const byWords = WORDS.find(([, pattern]) => pattern.test(text))?.[0];
  if (byStatus && status !== null && PLAIN_STATUS.test(status) && byWords !== "spam") return byStatus;
  if (byWords && byWords !== "policy" && byWords !== "network") return byWords;
  return byStatus ?? byWords ?? "unknown";
}
