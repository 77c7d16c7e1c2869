import type { ReadKind, Sentence, TimeWords } from "./types.ts";

/** What somebody does, by the words that say so. Of several the first in the text counts, and `other` only where there is nothing else. */
const acts: readonly (readonly [ReadKind, RegExp])[] = [
  [
    "callback",
    /回电|回拨|(?:和|与|跟|同)(?:您|你)电话|电话预约|致电|来电(?=给您|通知)|电联|打(?:个)?电话|打给(?:您|你)|(?:给|跟|和|与|同)(?:您|你)(?:打|去电|去个电话|通话|通电话|来个电话)|再打|联系(?:到)?(?:您|你)|(?:与|和|跟|同)(?:您|你)(?:取得)?(?:电话)?联系|电话(?:联系|沟通|告知|回访)|回访|打过(?:去|来)|联络(?:您|你)/,
  ],
  [
    "refund",
    /退款|退回|退还|退给|退到|退您|返还|退钱|退费|差价|打款|转账|到账|入账|(?:赔付|赔偿|补偿|返现)(?:款|金)?(?!方案|的事|金额)|尾款|原路|返给您/,
  ],
  [
    "delivery",
    /发货|寄出|寄回|寄给|寄到|寄送|邮寄|补发|补寄|重发|发出|发(?:快递|配件|新货)|送到|送达|送货|派送|派件|配送|到货|出库|发走|投递|揽收|取件|到仓|(?<!收|遇|看|找|联系|达|感|做|想)(?:能|会|应该|就)到(?=[\s,。!~哦呢哈啦的]|您|你|$)/,
  ],
  [
    "repair",
    /维修|修好|修复|修理|上门|检修|抢修|保养|(?:师傅|工程师|技师|安装工|售后人员)[^,。]{0,16}?(?:过来|过去|到(?!时|位|底))/,
  ],
  [
    "answer",
    /回复|答复|回信|准信|回音|回话|反馈|结果|消息|说法|交代|告知|告诉(?:您|你)|通知(?:您|你)|同步(?:给)?(?:您|你)|结论|方案|意见|进展|处理意见|回执|说明情况|说清楚/,
  ],
  [
    "other",
    /处理|解决|完成|办(?:理|好|完|妥)|安排|开(?:好|具)?发票|发票|发(?:到|给|您|送)|寄|解锁|解封|恢复|开通|确认|跟进|跟踪|提交|沟通|对接|核实|核查|查(?:清|明|完|一下|看|$)|审核|审批|更换|换(?:新|货|一|上|给|好)|升级|更新|落实|搞定|弄好|给(?:您|你)[^,。]{0,12}(?:好|完|出来)|登记|申请|上报|反映|催(?:促|办|一下)|调查|协调|上线|推出|补(?:齐|上|给)|拿到|来取|看看|过去|对账|交给|送(?:您|来)|帮您/,
  ],
];

const future =
  /会|将|必|一定|保证|承诺|预计|争取|尽量|力争|计划|打算|可以|能(?!不能)|就|要|给(?:您|你)|为(?:您|你)|帮(?:您|你)|替(?:您|你)|再|最(?:迟|晚)|约|我|咱|这边|安排|应该/;
const done =
  /已经|已(?!完)|刚刚|刚才|刚(?!好)|曾|上次|当时|没能|没有|未能|原定|本来|此前|之前(?:给|[^,]{0,8}(?:说|讲|答应|承诺))|前几天/;
const doneAfter = /^[^,]{0,16}?(?:[\u4e00-\u9fff](?:了|过)(?!解|去|来)(?!会)|的(?=[\s,。!~哦呢哈]*$))/;
const customers =
  /(?:请(?!您?放心|假|示)|麻烦|烦请|劳烦|劳驾|务必|建议)(?:您|你|于|在|先|及时|提前|尽快|尽早|保持|注意|把|将|留意|准备|稍后|随时|再|耐心)?|[您你](?:还|也|先|这边|那边|如果|若)?(?:需要|需|可以|可|必须|必需|应(?!该)|得|记得|能|希望|想|方便|提到|说|上次|当时|是|最好|要|自行|什么时候|几点|有空|在家|的?要求)|逾期|否则|自助/;
const state =
  /营业|工作时间|服务时间|上班|值班|放假|休息|不(?:发货|营业|支持|派送)|有效|截止|到期|过期|失效|活动|优惠|促销|保修|质保|停产|下架|无理由|不满意(?:可|就|能|包|全)|下(?:的)?单|下订|支付的|付款的|购买|签收的|生日|祝您?|愉快|接听|预售|会员(?:费|积分)|积分|停机|停电|按照规定|照常|延迟|延误|顺延|显示您|原价|扣取|开始|订单(?:于|是)/;
const thirds =
  /(?<![给到向催找问跟和与至把让的]|联系|您的)(?:快递(?:员|公司|小哥|那边|方|点|站)?|顺丰|圆通|中通|申通|韵达|极兔|德邦|京东物流|邮政|EMS|菜鸟|物流(?:公司|方|那边|显示|信息|商)?(?!单)|银行|厂家|厂商|厂里|厂方|工厂|商家|卖家|店家|供应商|供货商|配送员|骑手|保险公司|承运商|第三方|支付宝|微信支付|平台方|合作方|代理商|对方)/i;
const afterwards =
  /(?:收到|签收|寄回|付款|下单|审核通过|通过|到货|入库|发货|确认|提交|退回|验收|检测|完成|激活|申请|发出|揽收|出库|生效|批准|返回|寄出|登记)[^,]{0,8}(?:后|之后|以后|起)[,\s]{0,2}[^,]{0,14}$/;
const condition = /(?:如果|若(?!干)|如(?=您|果|需|有|未|遇)|要是|假如|倘若|万一|只要|一旦|凡是|除非)/;

/** What a Chinese sentence promises by a time in it, and who; null where it promises nothing by it. */
export function judgeChinese(sentence: Sentence, time: TimeWords): { kind: ReadKind; who: "we" | "third" } | null {
  if (sentence.asks || time.relation === "since" || time.relation === "until") return null;
  const { text } = sentence;
  const from = clauseStart(text, time.start);
  const to = clauseEnd(text, time.end);
  const clause = text.slice(from, to);
  const before = text.slice(from, time.start);
  const after = text.slice(time.end, to);
  const around = `${before} ${after}`;
  if (state.test(around) || condition.test(before)) return null;
  if (time.duration && afterwards.test(text.slice(Math.max(0, time.start - 40), time.start))) return null;
  if (isDone(before, after)) return null;
  if (isForCustomer(around)) return null;
  const behind = kindOf(after);
  // “您的退款将于周五前完成”: what is done is said behind the time, what it is done to before it.
  const own = (behind === "other" ? kindOf(before) : behind) ?? behind ?? kindOf(before) ?? kindOf(clause);
  const act = own ?? neighbour(text, from, to);
  if (act === null) return null;
  const said = own === null ? text : text.slice(0, to);
  if (
    !future.test(said) &&
    !/款|货|件|师傅|工程师|专员|客服|仓库|同事|主管|经理|技术|财务|售后|快递|物流|银行|厂|商|到账|之?内|前/.test(clause)
  )
    return null;
  return { kind: act, who: whoIs(text.slice(0, time.start), after) };
}

/** The kind of what is done in these words, or null where nothing is. */
export function kindOf(words: string): ReadKind | null {
  let first: { kind: ReadKind; at: number } | null = null;
  for (const [kind, pattern] of acts) {
    const at = words.search(pattern);
    if (at < 0 || (kind === "other" && first)) continue;
    if (!first || at < first.at) first = { kind, at };
  }
  return first?.kind ?? null;
}

/** True for what has been done, or was not. */
export function isDone(before: string, after: string): boolean {
  const promised = /[会将]|一定|保证|预计|争取|最[迟晚]/.test(before + after);
  if (promised) return false;
  return done.test(before) || /^[^,]{0,4}(?:已|刚|没|未)/.test(after) || doneAfter.test(after);
}

/** True where it is the customer who is to do it, or who said it. */
export function isForCustomer(clause: string): boolean {
  const found = customers.exec(clause);
  if (!found) return false;
  // “请您放心,我们会…” and “麻烦您等一下,我给您…”: what follows is ours.
  return !/(?:我们?|咱们?|这边|小[妹二编])(?!的)[^,]{0,6}(?:会|将|给|帮|为|再)|会(?:有|给|为|帮|尽|在)|(?:给|为|帮|与|和|跟)(?:您|你)[^,]{0,10}(?:退|回复|答复|打|发|寄|处理|解决|联系|办|修)/.test(
    clause,
  );
}

function whoIs(before: string, after: string): "we" | "third" {
  const third = before.search(thirds);
  if (third < 0) {
    return /^[^,]{0,3}(?:由)?(?:快递员?|快递公司|物流公司|银行|厂家|商家|供应商|顺丰)[^,]{0,4}(?:会|将|送|派|发|打)/.test(
      after,
    )
      ? "third"
      : "we";
  }
  return /我们?|咱们?|(?<!物流|银行|厂家|商家|快递|顺丰)这边|本店|小妹/.test(before.slice(third)) ? "we" : "third";
}

function neighbour(text: string, from: number, to: number): ReadKind | null {
  const next = text.slice(to + 1, clauseEnd(text, Math.min(to + 1, text.length)));
  const before = text.slice(clauseStart(text, Math.max(0, from - 1)), Math.max(0, from - 1));
  for (const words of [next, before]) {
    if (words.trim() === "" || state.test(words) || isForCustomer(words) || isDone(words, "") || condition.test(words))
      continue;
    const kind = kindOf(words);
    if (kind) return kind;
  }
  return null;
}

function clauseStart(text: string, at: number): number {
  for (let start = at; start > 0; start--) if (isBreak(text, start - 1)) return start;
  return 0;
}

function clauseEnd(text: string, at: number): number {
  for (let end = at; end < text.length; end++) if (isBreak(text, end)) return end;
  return text.length;
}

function isBreak(text: string, at: number): boolean {
  const mark = text[at]!;
  if (mark === ":") return !/\d/.test(text[at - 1] ?? "") || !/\d/.test(text[at + 1] ?? "");
  return mark === "," || mark === "。" || mark === "!" || mark === ";" || mark === "?" || mark === "\n";
}
