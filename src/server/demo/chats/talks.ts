import type { Locale } from "../../../shared/contract/common.ts";
import type { StaffKey } from "../people/staff.ts";

/** A talk in the chat: what a visitor writes to the robot, and what a colleague answers where it hands over. */
export type Talk = {
  /** days before the end at which it begins */
  daysAgo: number;
  locale: Locale;
  name: string;
  says: readonly string[];
  answer?: { by: StaffKey; text: string };
};

export const talks: readonly Talk[] = [
  { daysAgo: 12.2, locale: "zh-CN", name: "周小满", says: ["净水器的滤芯多久换一次？", "解决了，谢谢"] },
  { daysAgo: 11.4, locale: "en", name: "Priya", says: ["when do i get my refund", "that helped, thanks"] },
  {
    daysAgo: 10.3,
    locale: "zh-CN",
    name: "韩雪",
    says: ["物流三天没动了", "没解决，转人工"],
    answer: { by: "wangzihan", text: "您好，我是王子涵。已经联系快递查件，最晚明天下午六点前给您结果。" },
  },
  { daysAgo: 9.3, locale: "zh-CN", name: "老郑", says: ["保修多久", "谢谢，解决了"] },
  { daysAgo: 8.4, locale: "en", name: "Tom", says: ["how do i connect it to the wifi", "solved"] },
  {
    daysAgo: 7.3,
    locale: "zh-CN",
    name: "许诺",
    says: ["我要开发票", "SY20488213", "单位", "杭州青禾设计有限公司", "91330106MA2XXXXX0K", "caiwu@qinghe.example"],
  },
  { daysAgo: 6.4, locale: "zh-CN", name: "田田", says: ["可以开增值税专票吗", "刷不出来验证码怎么办"] },
  { daysAgo: 5.3, locale: "en", name: "Grace", says: ["Can I cancel my order?"] },
  {
    daysAgo: 4.3,
    locale: "zh-CN",
    name: "高女士",
    says: ["你们的电热毯冒烟了，我要投诉"],
    answer: {
      by: "gaoyuan",
      text: "您好，我是高远。请先断电，不要再使用，人没事最要紧。我今天下午五点前打电话给您，说明怎么取回检测和退款。",
    },
  },
  { daysAgo: 3.2, locale: "zh-CN", name: "小宋", says: ["怎么退货", "SY20491077", "不想要了", "没有拆封"] },
  { daysAgo: 2.4, locale: "en", name: "Lena", says: ["The kettle makes a noise", "2", "thanks, all good now"] },
  { daysAgo: 1.3, locale: "zh-CN", name: "阿布", says: ["价格保护怎么算", "这个回答有用，解决了"] },
  { daysAgo: 0.3, locale: "zh-CN", name: "林夕", says: ["发什么快递，几天能到"] },
];
