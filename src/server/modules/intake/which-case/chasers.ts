/** Messages that say nothing but “well?”: they are about whatever the person waits for. */
import { normalized } from "./normalized.ts";

/** Longer ones say more than that. */
const LONGEST = 160;

const CHASERS = [
  // 还没有回复、没人理
  /(?:还|怎么|为什么|为何|一直|仍|至今|到现在|依然|都|也).{0,6}(?:没|不|未).{0,5}(?:回复|回应|回信|回音|消息|答复|动静|下文|结果|进展|处理|解决|人理|理我|联系我)/,
  /(?:没|无)人(?:理|回|管|处理|回复|答复|联系)/,
  /(?:什么时候|啥时候|多久|几时|何时|尽快|赶紧|快点|麻烦快).{0,6}(?:回复|答复|处理|解决|给.{0,4}(?:结果|说法|答复|回复))/,
  /(?:有|有没有|有无)(?:消息|结果|进展|回音|新进展)(?:了|吗|没|么|\?|？|$)/,
  /(?:催|跟进|追问|问)一下(?:进度|进展|结果)?|再(?:次)?(?:催|问|追问)|催(?:单|促|办)/,
  /(?:进展|进度|结果|情况)(?:怎么样|怎样|如何|到哪|呢)/,
  /(?:在吗|人呢|有人吗|在不在)/,
  /(?:补充(?:一下|说明)?|接)(?:我)?(?:刚才|上|之前|昨天|前).{0,4}(?:封|条|说|邮件|信|消息|问题)|补充(?:刚才|上(?:一)?[封条])/,
  /(?:我)?(?:之前|上次|刚才|昨天|前天|前面).{0,4}(?:说|问|反映|反馈|提|发)的.{0,6}(?:事|问题|邮件|情况|消息|那个)/,
  /\bany (?:news|updates?|progress|answer|reply|response)\b/i,
  /\b(?:still|why|have|has|had|got|received|getting)\b.{0,25}\b(?:no|not|nothing|n't|never|without|haven't|hasn't)\b.{0,25}\b(?:reply|replied|answer|answered|response|responded|heard|news|back)\b/i,
  /\b(?:no (?:reply|answer|response|news|one (?:answers|replies|has))|nobody (?:answers?|answered|reply|replies|has))\b/i,
  /\bwhen (?:will|can|do) (?:you|i|someone|somebody) .{0,20}\b(?:reply|answer|respond|hear|get back)\b/i,
  /\b(?:i(?: a|')m still waiting|still waiting|waiting for (?:your|an|a) (?:reply|answer|response)|haven't heard|not heard)\b/i,
  /\b(?:following up|follow(?:ing)?[- ]up on|chasing|just checking in|checking in|gentle reminder|friendly reminder|second reminder|bumping|please (?:hurry|respond|reply|answer))\b/i,
  /\b(?:in addition|further|addendum|supplement|ps|p\.s\.?)\b.{0,12}\b(?:to )?my (?:last|previous|earlier|first) (?:mail|e-mail|email|message|letter|call|chat)\b/i,
  /\b(?:about|regarding|re|concerning) my (?:last|previous|earlier) (?:mail|e-mail|email|message|letter|call|chat|request|question)\b/i,
  /\b(?:what is|what's|whats) (?:the status|happening|going on)\b/i,
  /^(?:hello|hi|hey)?[\s?!,.]*(?:anyone|anybody|is (?:anyone|anybody|someone)) (?:there|here|home)\b/i,
];

/** The words of a text that ask for nothing new, and whether that is what it does; `rest` is what else is said. */
export function readChaser(text: string): { isChaser: boolean; rest: string } {
  const plain = normalized(text).trim();
  if (plain.length > LONGEST) return { isChaser: false, rest: plain };
  let rest = plain;
  for (const pattern of CHASERS) rest = rest.replace(new RegExp(pattern, `${pattern.flags}g`), " ");
  return { isChaser: rest !== plain, rest };
}
