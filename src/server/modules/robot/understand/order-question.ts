/** Whether somebody asks where what they ordered is. Pure. */

/** Things that come in a parcel; “order number” and “order confirmation” do not. */
const THING_ZH = "(?:快递|包裹|订单|物流|运单|货|东西|商品|宝贝)(?!号|单号|发票|编号|确认)";
const THING_EN =
  "(?:order|parcel|package|delivery|shipment|stuff|things|goods|items?|purchase)s?\\b(?!\\s+(?:number|confirmation|history|invoice|form|id|page)\\b)";
const NUMBER = "#?[A-Za-z0-9-]{4,40}";
const MINE_EN = `my\\s+(?:\\w+\\s+){0,2}?${THING_EN}`;

const ASKS = [
  new RegExp(
    `我的?(?:买的|订的|下的)?(?:那个|这个|那|这|上周|昨天)?的?${THING_ZH}.{0,10}(?:到哪|在哪|哪里|哪儿|发货|发了|发出|寄出|什么时候|啥时候|几时|还没[到发送]|没到|没收到|进度|状态|怎么样了)`,
  ),
  new RegExp(
    `${THING_ZH}(?:号?[:：\\s]*${NUMBER}\\s*)?(?:现在|目前|都|今天|明天)?(?:到哪|在哪|发[货出走]了?(?:吗|没|么)|发了(?:吗|没|么)|寄出?了?(?:吗|没|么)|怎么还没[到发送]|还没[到发送]|什么时候(?:能|会|可以)?(?:[到发送]|寄)|几天到|没收到|(?:能|会)到(?:吗|么))`,
  ),
  new RegExp(`(?:查|看|问)(?:一?下|查|看)?(?:我的?)?${THING_ZH}(?:到哪|进度|状态|信息|情况|了|吧|[。！!？? ]*$)`),
  new RegExp(`\\bwhere(?:'s|\\s+is|\\s+are|\\s+did|\\s+has)?\\b[^.?!\\n]{0,12}\\b${MINE_EN}`, "i"),
  /\b(?:where(?:'s|\s+is)|track|status of)\s+(?:the\s+)?(?:order|parcel|package|shipment)\s+(?:number\s+|no\.?\s*)?#?(?=[a-z-]*\d)[a-z0-9-]{4,}/i,
  new RegExp(
    `\\b(?:has|have|did|is|was|are|will)(?:n't)?\\b[^.?!\\n]{0,8}\\b${MINE_EN}[^.?!\\n]{0,20}\\b(?:ship|shipped|sent|dispatched|left|arrive|arrived|come|delivered|on its way|late|delayed|coming|out for)\\b`,
    "i",
  ),
  new RegExp(
    `\\bwhen\\b[^.?!\\n]{0,14}\\b${MINE_EN}[^.?!\\n]{0,20}\\b(?:arrive|come|coming|get here|ship|here|delivered|sent|shipped|due)\\b`,
    "i",
  ),
  new RegExp(
    `\\b${MINE_EN}\\s+(?:is late|is missing|is delayed|(?:has not|hasn't|did not|didn't|never) (?:yet )?(?:arrived?|come|came|shipped|been (?:delivered|sent)))`,
    "i",
  ),
  new RegExp(`\\b(?:track|status of|check on|check|look up|progress of|update on)\\s+${MINE_EN}`, "i"),
];
/** How it is done in general is told by an article. */
const GENERAL =
  /怎么(?:样)?(?:看|查|跟踪|追踪|才能)|如何|哪里(?:可以|能)?[看查]|在哪(?:里|儿)?(?:可以|能)?[看查]|多久|一般|通常|单号在哪|\bhow (?:do|does|can|could|would|to|long|much|many)\b|\bwhere (?:do|does|can|could|to)\b|\bin days\b|\bcan i\b|\binvoices?\b/i;

/** Whether somebody asks where what they ordered is, and not how one finds that out. */
export function asksForOrder(text: string): boolean {
  const said = text.normalize("NFKC").replace(/[’‘]/g, "'").slice(0, 500);
  return !GENERAL.test(said) && ASKS.some((pattern) => pattern.test(said));
}

/** What may be an order number in a text; most are none. */
export function numbersToTry(text: string): string[] {
  const typed =
    text
      .normalize("NFKC")
      .slice(0, 500)
      .match(/[A-Za-z0-9][A-Za-z0-9_-]{2,59}/g) ?? [];
  return [...new Set(typed.filter((word) => /\d/.test(word)))].slice(0, 5);
}

/** Whether it can hardly be anything but the number of an order: no year, no amount. */
export function looksLikeNumber(word: string): boolean {
  return /^(?=.*[A-Za-z]).{5,}$/.test(word) || /\d{6,}/.test(word);
}
