import { type Story, them, us } from "../story.ts";

/** 买之前的问题。 */
export const presale: readonly Story[] = [
  {
    name: "ask-size",
    locale: "zh-CN",
    by: "form",
    team: "presale",
    about: "furniture",
    subject: "{product}的尺寸",
    times: 3,
    steps: [
      them("我家玄关宽 92 厘米，{product}放得下吗？柜门往哪边开？"),
      us("{name}您好，外宽 88 厘米，两侧各留 2 厘米正好。柜门默认右开，下单时备注可以改左开。", {
        after: "0.7 h of work",
        becomes: "solved",
      }),
    ],
  },
  {
    name: "ask-material",
    locale: "zh-CN",
    by: "form",
    team: "presale",
    about: "textile",
    subject: "{是全棉的吗|对羽绒过敏能用吗|孩子皮肤敏感，能用吗}",
    times: 4,
    steps: [
      them("{product}的填充物和面料是什么？孩子皮肤比较敏感，有没有检测报告？"),
      us("{name}您好，面料是 100% 新疆长绒棉，A 类标准，婴幼儿可以直接接触。检测报告见附件。", {
        files: ["invoice"],
        becomes: "waiting_customer",
      }),
      them("好的，看到了，准备下单。谢谢！", { after: "7 h" }),
      us("欢迎！不满意 20 天内可退，来回运费我们出。", { becomes: "solved" }),
    ],
  },
  {
    name: "ask-wholesale",
    locale: "zh-CN",
    by: "form",
    team: "presale",
    about: "fragile",
    subject: "公司年会想订 {days}0 套",
    times: 2,
    began: ["11 d", "1 d"],
    steps: [
      them("想订 {days}0 套{product}做年会礼品，能印 logo 吗？有没有团购价？需要对公付款。"),
      { do: "change", tags: ["团购"], priority: 3 },
      us(
        "{name}您好，可以印 logo，{days}0 套按 8.5 折，对公付款没问题。打样排在下一批，最晚 {day+12} 18:00 把样品照片发给您确认。",
        {
          after: "1 h of work",
          becomes: "open",
        },
      ),
      { do: "promise", kind: "other", words: "样品照片发给客户确认", within: "12 d" },
      { do: "describe", company: "云栖文化有限公司", remarks: "年会团购，对公付款，送到{city}。" },
    ],
  },
  {
    name: "ask-difference",
    locale: "zh-CN",
    by: "form",
    team: "presale",
    about: "electric",
    subject: "两款有什么区别",
    times: 3,
    steps: [
      them("{product}和去年的老款有什么区别？贵了两百多，值得吗？"),
      us(
        "{name}您好，主要三点：电机换了静音的，夜里低 6 分贝；水箱能整个拆下来洗；保修从一年到两年。如果您放客厅用，老款也够了，不必多花钱。",
        {
          becomes: "waiting_customer",
        },
      ),
      them("难得有客服劝人买便宜的，那我买新的，哈哈。", { after: "3 h" }),
      us("谢谢信任！今天 16:00 前下单当天发。", { becomes: "solved" }),
    ],
  },
  {
    name: "ask-restock",
    locale: "zh-CN",
    by: "form",
    team: "presale",
    about: "any",
    subject: "什么时候补货",
    times: 3,
    began: ["10 d", "1 d"],
    steps: [
      them("{product}断货好久了，什么时候有？能不能到货通知我。"),
      us("{name}您好，新一批 {day+6} 到仓。到货当天我给您写信，给您留一件。", { becomes: "open" }),
      { do: "snooze", for: "6 d" },
    ],
  },
  {
    name: "ask-now",
    locale: "zh-CN",
    by: "form",
    team: "presale",
    about: "any",
    subject: "{想问一下|有优惠吗|可以开专票吗|能送货上楼吗}",
    times: 6,
    began: ["5 h of work", "0.1 h of work"],
    steps: [them("{您好|你好}，想买{product}，{现在有活动吗|能开专票吗|能送货上楼吗|保修几年}？")],
  },
];
