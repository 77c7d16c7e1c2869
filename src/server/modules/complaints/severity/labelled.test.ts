import { expect, test } from "vitest";
import { compareSeverity } from "../../../../shared/severities.ts";
import { defaultRuleset } from "./default-rules.ts";
import { hitsOf, pointsOf, severityAfter } from "./policy.ts";

/** What must be at least raised; what must be at least high; what must stay calm. */
const grave = [
  "插座用了两天就冒烟了，差点起火",
  "孩子吃了之后过敏住院了",
  "你们再不退款我就去12315投诉",
  "我已经联系了消协",
  "我会找律师起诉你们",
  "不处理就发抖音，让大家都知道你们什么样",
  "这是假货，我要举报",
  "充电宝爆炸把我手烫伤了",
  "黑猫投诉见吧",
  "我要打电话给市场监管局",
  "打了三次电话没人管，太过分了，我要投诉到底，找媒体曝光你们",
  "电热毯漏电",
  "骗子！垃圾店！",
  "I will call my lawyer about this",
  "Expect a chargeback from my bank",
  "The toaster caught fire",
  "My daughter was injured by the blade",
  "I'm going to the press with this",
  "I have reported you to Trading Standards",
  "This is fraud and I am furious",
  "We'll see you in court",
  "The cream gave me an allergic reaction",
  "I got an electric shock from the lamp",
  "I'm posting this on social media tonight",
];
const raised = [
  "什么态度啊",
  "客服态度极差",
  "我要投诉",
  "等了半个月没人处理",
  "再也不会买了，失望透顶",
  "你们这是在敷衍我",
  "我妈是独居老人，这个轮椅坏了她出不了门",
  "推来推去，到底谁负责",
  "离谱，发错两次货",
  "要求赔偿",
  "服务太差，很不满意",
  "This is unacceptable",
  "I want to make a complaint",
  "I am fed up with waiting",
  "Worst service ever",
  "I'd like to speak to a manager",
  "My elderly mother needs this heater",
  "Nobody answers my mails",
  "You are useless",
  "I want to lodge a customer claim",
  "I am not happy with your service",
  "I'm very disappointed",
  "She is pregnant and cannot carry it back",
];
const calm = [
  "请问什么时候发货？",
  "这款有蓝色的吗",
  "周末一起火锅，锅能用电磁炉吗",
  "孩子戴着不过敏，挺好的",
  "垃圾袋是多大尺寸的",
  "滚筒洗衣机的滚轮有备件吗",
  "帮我改一下收货地址",
  "发票开公司抬头可以吗",
  "优惠券怎么用",
  "插头是国标的吗",
  "已经收到了，谢谢",
  "防漏电开关多少安",
  "流媒体播放支持哪些格式",
  "两件一起买能便宜吗",
  "这个手机支持双卡吗",
  "给老妈的礼物到了，谢谢",
  "一星期能到吗",
  "不满意可以退吗",
  "这款适合老人用吗",
  "有了它再也不用担心迟到",
  "是正品不是翻新机，放心",
  "Where is my parcel?",
  "Can you tell me a joke while I wait?",
  "Do you have this in blue?",
  "Please change my delivery address",
  "The tea is smoking hot, lovely",
  "Is the pillow hypoallergenic?",
  "Thank you, that worked",
  "How long is the warranty?",
  "Can I pay by card?",
  "I need an invoice",
  "Does it fit a 10 inch pan?",
  "When will it be back in stock?",
  "Is this a smoke-free candle?",
  "My order number is 12345678",
];

const severityOf = (text: string) => {
  const hits = hitsOf(defaultRuleset, { text, kind: "question", tier: null, careMark: null, figures: {} });
  return severityAfter("normal", pointsOf(hits) + (hits.some(({ rule }) => rule.complaint) ? 20 : 0), defaultRuleset);
};

test("[C5] what is written in anger, in danger or as a threat is taken seriously, and little else is", () => {
  const isRaised = (text: string) => compareSeverity(severityOf(text), "raised") >= 0;
  const isHigh = (text: string) => compareSeverity(severityOf(text), "high") >= 0;
  const serious = [...grave, ...raised];
  const missed = serious.filter((text) => !isRaised(text));
  const wrong = calm.filter(isRaised);
  const found = serious.length - missed.length;
  const recall = found / serious.length;
  const precision = found / (found + wrong.length);
  const high = grave.filter(isHigh).length / grave.length;
  process.stdout.write(
    `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, grave found as high ${high.toFixed(3)}\n`,
  );
  expect(recall, `missed: ${missed.join(" | ")}`).toBeGreaterThanOrEqual(0.95);
  expect(precision, `wrong: ${wrong.join(" | ")}`).toBeGreaterThanOrEqual(0.95);
  expect(high).toBeGreaterThanOrEqual(0.9);
});
