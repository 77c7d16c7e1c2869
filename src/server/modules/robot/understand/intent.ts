import { isFaceless, rest, withoutThanks } from "./fillers.ts";
import { asksForOrder } from "./order-question.ts";

/** What somebody wants who is not asking anything of the knowledge; null for a question, or whatever else. */
export type Intent =
  | "person"
  | "solved"
  | "not_solved"
  | "thanks"
  | "greeting"
  | "who_are_you"
  | "own_matters"
  | "own_order"
  | null;

/** People ask for people in few words, or with a verb; "cleaning agent" and "人工费" are none. */
const PERSON = [
  /转(?:接)?(?:一下)?(?:到)?(?:人工|真人|客服)/,
  /(?:人工|真人|活人)(?!智能|费|成本|草|皮|合成|呼吸|授粉|湖)(?:客服|服务|坐席|处理|回复)?/,
  /(?:找|叫|要|换|让|给我|接)(?:一)?个?(?:真)?(?:人来|客服|活人|同事|能说话的人)/,
  /(?:和|跟)(?:真?人|客服)(?:说|聊|讲|谈|沟通)/,
  /^客服(?:呢|在吗)?[。！!？? ]*$/,
  /\b(?:talk|speak|chat|connect|transfer|put|pass|escalate)\b[^.?!\n]{0,25}\b(?:human|person|people|someone|somebody|agent|rep|representative|operator|manager|supervisor|advisor|colleague)\b/i,
  /\b(?:want|need|get|give|have|like|prefer)\b[^.?!\n]{0,20}\b(?:a|an|some|real|live|actual)\s+(?:real\s+|live\s+|actual\s+)?(?:human|person|agent|rep|representative|operator|advisor)\b/i,
  /\b(?:real|live|actual)\s+(?:human|person|agent|people|rep)\b/i,
  /^(?:a |an )?(?:human|person|agent|operator|representative|rep|real person|customer service)(?: please| pls| now)?[.! ]*$/i,
  /\b(?:a|any) (?:real )?(?:human|person|agent|representative)[, ]+(?:please|pls|now)\b|\banyone (?:real|there)\b/i,
  /\bnot? (?:a )?(?:bot|robot|machine)s?\b[^?]*$|\b(?:stop|no more) (?:bot|robot)/i,
];
const NOT_SOLVED = [
  /没(?:有)?(?:能)?(?:解决|用|搞定|帮到|效果)|解决不了|未解决|不管用|没好|不起作用|还是(?:不行|没用|一样|不对)/,
  /不是(?:这个|这样|我(?:要)?问的)|答非所问|不对(?:啊|吧|的)?[。！! ]*$|^(?:不行|没有|不是|不对|没)[，,。！! 啊呀的]*$/,
  /\b(?:did(?:n'?t| not)|does(?:n'?t| not)|not) (?:really )?(?:solve|help|helpful|work|fix|answer|solved|fixed)\b/i,
  /\bnot what i (?:asked|meant|wanted|need)\b|\bwrong answer\b|\bstill (?:the same|not working|doesn'?t work)\b|\bthat'?s not (?:it|right|my question)\b/i,
  /^(?:no|nope|nah|not really|not solved)[.! ]*$/i,
];
const SOLVED = [
  /^(?:[好嗯哦行]的?[，,。 ]*)?(?:(?:问题|已经|都|现在|这样|终于)*)(?:解决(?:了|啦)|搞定(?:了|啦)?|弄好了|修好了|可以了|好(?:了|啦|使了)|没问题了|能用了|正常了|成功了)(?:[，,。！! ～~]|谢谢|多谢|感谢|你们?|您|了|呀|啊|哈)*$/,
  /^(?:这个?|这样|你的|您的)?(?:回答|答案|方法|办法|文章)?(?:很|非常|挺|真的?)?(?:有用|有帮助|管用|有效|帮到我了?)(?:了|的)?(?:[，,。！! ～~]|(?:问题)?解决了|谢谢|多谢|感谢|你们?|您)*$/,
  /^(?:yes[,. ]*)?(?:(?:that|it|this) (?:was|is) )?(?:very |really )?(?:helpful|useful)[.! ]*$/i,
  /\b(?:that|it|this) (?:has )?(?:worked|helped|did it|fixed it|solved it|did the trick)\b/i,
  /^(?:yes[,. ]*)?(?:it(?:'s| is)? )?(?:all )?(?:solved|sorted|fixed|resolved|works now|it works|working now|problem solved|all good)(?: now)?(?:[,.! ]|thanks|thank you|cheers)*$/i,
];
const WHO =
  /你(?:是)?(?:是谁|是人吗|是机器人|是不是(?:机器|人|真人)|叫什么)|\b(?:are you (?:a |an )?(?:bot|robot|human|real|machine|ai)|who (?:are you|am i (?:talking|speaking) (?:to|with)))\b/i;
const OWN = [
  /(?:答应|承诺|保证)(?:过|了)?(?:我|给我)(?:的)?(?:什么|啥|哪|几)?|(?:什么|哪些)(?:是)?(?:你们)?(?:答应|承诺)/,
  /我的?(?:工单|案子|投诉单|问题|反馈|申请|事情?)(?:到哪|处理(?:到|得|的)|进展|进度|现在|怎么样了|办得|有结果)/,
  /(?:查|看|问)(?:一?下)?我的?(?:工单|进度|案子)/,
  /\bwhat (?:did|have|had) you (?:guys )?promised?\b|\byou(?:'ve| have)? promised me\b/i,
  /\b(?:where|what)(?:'s| is) (?:the )?(?:status of )?my (?:case|ticket|complaint|request)\b|\b(?:status|progress|update) (?:of|on|about) my (?:case|ticket|complaint|request)\b/i,
  /\bmy (?:case|ticket) (?:status|progress|number)\b/i,
];

/** What somebody wants, told by the words alone. Pure. */
export function intentOf(text: string): Intent {
  const said = text.normalize("NFKC").replace(/[’‘]/g, "'").trim();
  const any = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(said));
  if (any(PERSON)) return "person";
  if (any(NOT_SOLVED)) return "not_solved";
  if (any(SOLVED) || SOLVED.some((pattern) => pattern.test(withoutThanks(said)))) return "solved";
  if (any(OWN)) return "own_matters";
  if (asksForOrder(said)) return "own_order";
  if (WHO.test(said)) return "who_are_you";
  const left = rest(said);
  if (left.said === "") return left.thanked ? "thanks" : "greeting";
  return isFaceless(said) ? "greeting" : null;
}

/** Words by which somebody comes again about the same: told at the beginning, they want a person. */
const AGAIN = [
  /又(?:坏|出(?:问题|故障|毛病|现)|漏|断|掉|不(?:能|行|亮|转|工作)|没(?:收|到|人|反应)|来(?:了|找)|犯|发错|少)/,
  /还是(?:没(?:有)?(?:收|到|人|解决|处理|退|修|回|动静|消息)|不(?:行|能|亮|转|好))|一直没(?:有)?(?:人|回|解决|处理|收|退)/,
  /第[二三四五六2-6]次(?:了|联系|找|来|坏|问|反[映应])|(?:说|问|联系|反[映应]|打|找)(?:过|了)(?:你们)?(?:好几|多|几|两|三|四|[2-9])(?:次|遍|回)|催(?:了|过)?(?:好几|多|几|两|三)?(?:次|遍)/,
  /上次(?:就|也|说|答应|修|联系|反[映应]|问)/,
  /\b(?:yet again|once again|for the (?:second|third|fourth|2nd|3rd|4th|nth) time|(?:second|third|2nd|3rd) time (?:i|i'm|this|that))\b/i,
  /\b(?:broke|broken|wrong|failed|happen(?:ed|ing)?|leak(?:s|ed|ing)?|late|missing|stopped(?: working)?)\b[^.?!\n]{0,20}\bagain\b|\bit'?s me again\b/i,
  /\bstill (?:(?:have|has|had)(?:n'?t| not)|no(?:t|body| one| reply| answer| refund| news)|waiting|isn'?t fixed|broken)\b/i,
  /\b(?:already|previously) (?:contacted|asked|told|wrote|written|called|emailed|complained|reported|spoke)\b|\bkeeps? (?:happening|breaking|failing)\b/i,
];

/** Whether somebody says that they come again about the same. Pure. */
export function comesAgain(text: string): boolean {
  const said = text.normalize("NFKC").replace(/[’‘]/g, "'");
  return AGAIN.some((pattern) => pattern.test(said));
}
