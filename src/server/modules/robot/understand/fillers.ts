/** What people say around a question: it finds nothing, and would count as what no article speaks of. */
const GREETINGS =
  /(?<![\p{L}])(?:hi+|hello|hey+|good (?:morning|afternoon|evening|day)|dear (?:team|sir|madam|all)|greetings|morning|yo|howdy)(?: there| all| team| guys)?(?![\p{L}])|你好呀?|您好|哈[喽啰罗]|嗨|在(?:吗|么|不在|嘛|线吗)|有人(?:吗|在吗|么)|亲(?:亲|爱的)?(?=[，,。！!～~ ]|$)|(?:早上|上午|中午|下午|晚上)好|hello/giu;
const THANKS =
  /(?<![\p{L}])(?:thanks?(?: you)?(?: so much| very much| a lot| in advance)?|many thanks|thx|ty|cheers|much appreciated|ok(?:ay)?|got it|i see|great|perfect|alright|understood|good to know|cool|nice)(?![\p{L}])|(?:非常|太|十?分)?(?:感谢|谢谢|多谢|谢了)(?:您|你们?|啦|了|哈|呀)?|辛苦(?:了|您)?|好(?:的|滴|吧|嘞|哒)|[嗯哦噢]+|知道了|明白了?|懂了|了解(?:了)?|收到|麻烦(?:您|你)?了|没事了?|拜拜|再见|bye(?: bye)?/giu;
const POLITE =
  /请问一?下?|请教一?下?|麻烦(?:问|帮我?看|帮忙)?(?:一?下)?|(?:我)?想(?:要)?(?:问|咨询|了解|知道)(?:一?下)?|(?:我)?(?:问|咨询|打听)一?下|帮(?:我|忙)(?:看|查)一?下|(?:你|您)(?:能|可以)?告诉我一?下?|\b(?:please|pls|plz|kindly|could you (?:please )?(?:tell|help|let) me(?: know)?(?: with)?|can you (?:please )?(?:tell|help|let) me(?: know)?(?: with)?|i(?:'d| would) like to (?:know|ask)|i (?:want|need|wanted) to (?:know|ask)|i(?:'m| am| was) (?:just )?wondering(?: if| whether)?|(?:just )?a? ?quick question|do you (?:happen to )?know|tell me)\b/giu;
const MARKS = /[\s\p{P}\p{S}]+/gu;

/** What is left of a text without greetings and thanks, and whether it thanked. */
export function rest(text: string): { said: string; thanked: boolean } {
  const without = text.replace(GREETINGS, " ");
  const left = without.replace(THANKS, " ");
  return { said: left.replace(MARKS, ""), thanked: left !== without };
}

/** A text without thanks and the marks around them: “谢谢，解决了” is “解决了”. */
export function withoutThanks(text: string): string {
  return text.replace(THANKS, " ").replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, "");
}

/** Nothing but signs and pictures. */
export function isFaceless(text: string): boolean {
  return text.replace(MARKS, "") === "";
}

/** A question by what it asks, without what is polite around it; the text itself where nothing else is in it. */
export function withoutFillers(text: string): string {
  const left = text.replace(GREETINGS, " ").replace(THANKS, " ").replace(POLITE, " ").replace(/\s+/g, " ").trim();
  return isFaceless(left) ? text : left;
}

/** What somebody asks in one message, each by itself: at most so many are answered at once. */
export function questionsIn(text: string, most = 3): string[] {
  const parts = text
    .split(/(?<=[?？!！。\n])|(?<=[.])\s+|(?:另外|还有(?:就是)?|顺便(?:问一?下)?)[，, ]*/u)
    .map((part) => withoutFillers(part).trim())
    .filter((part) => !isFaceless(part) && [...part.replace(MARKS, "")].length > 1);
  return parts.length > 0 ? parts.slice(0, most) : [withoutFillers(text)];
}

/** The clauses of what somebody tells, for a question in the midst of a story. */
export function clausesIn(text: string, most = 4): string[] {
  const parts = text.split(/[，,；;。.!！?？\n]+/u).map((part) => withoutFillers(part).trim());
  return parts.filter((part) => !isFaceless(part) && [...part.replace(MARKS, "")].length > 2).slice(0, most);
}
