import type { Locale } from "../../../shared/contract/common.ts";

export type Customer = { key: string; name: string; called: string; locale: Locale; address: string; city: string };
/** Customers that a story asks for by name. */
export type CustomerKey =
  | "liangwen"
  | "ouyangxue"
  | "harriet"
  | "zhengkai"
  | "priya"
  | "fangyuan"
  | "piaowutong"
  | "outreach"
  | "gracekim"
  | "jonas.weber";

/** Name, address and how they are spoken to: the last letter says 女士 or 先生. */
const chinese = `
王雅婷 wangyating f;李建国 lijianguo m;张慧敏 zhanghuimin f;刘洋 liuyang m;陈思琪 chensiqi f;杨志强 yangzhiqiang m
赵丽华 zhaolihua f;黄子轩 huangzixuan m;周小燕 zhouxiaoyan f;吴国栋 wuguodong m;徐佳怡 xujiayi f;孙浩然 sunhaoran m
胡美玲 humeiling f;朱文斌 zhuwenbin m;高雪梅 gaoxuemei f;林俊 linjun m;何晓云 hexiaoyun f;郭永康 guoyongkang m
马春燕 machunyan f;罗天宇 luotianyu m;梁文 liangwen f;宋海涛 songhaitao m;郑凯 zhengkai m;谢婉清 xiewanqing f
韩磊 hanlei m;唐诗雨 tangshiyu f;冯建平 fengjianping m;于倩 yuqian f;董志远 dongzhiyuan m;萧雅 xiaoya f
程浩 chenghao m;曹颖 caoying f;袁振华 yuanzhenhua m;邓丽娟 denglijuan f;许博文 xubowen m;傅晓蕾 fuxiaolei f
沈航 shenhang m;曾玉兰 zengyulan f;彭立新 penglixin m;吕思涵 lvsihan f;苏明哲 sumingzhe m;卢静雯 lujingwen f
蒋大伟 jiangdawei m;蔡依依 caiyiyi f;贾鹏飞 jiapengfei m;丁香 dingxiang f;魏东升 weidongsheng m;薛宝珠 xuebaozhu f
叶知秋 yezhiqiu m;阎秀英 yanxiuying f;余长江 yuchangjiang m;潘月 panyue f;杜建军 dujianjun m;戴安然 daianran f
夏雨 xiayu f;钟伟 zhongwei m;汪晨 wangchen f;田野 tianye m;任静怡 renjingyi f;姜山 jiangshan m
范小雨 fanxiaoyu f;方圆 fangyuan m;石磊 shilei m;姚瑶 yaoyao f;谭咏春 tanyongchun m;廖静 liaojing f
邹平 zouping m;熊倩 xiongqian f;金善宇 jinshanyu m;陆宇 luyu m;郝蕾 haolei f;孔令欣 konglingxin f
白雪梅 baixuemei f;崔永明 cuiyongming m;康乐 kangle m;毛敏 maomin f;邱实 qiushi m;欧阳雪 ouyangxue f;票务通 piaowutong m`;
const chineseCities = ["杭州", "上海", "成都", "北京", "武汉", "深圳", "西安", "厦门", "南京", "长沙", "青岛", "昆明"];
const chineseHosts = ["mail.example.com", "post.example.net", "xin.example.org"];

const english = `
Harriet Lowe harriet;Tom Ashdown tom.ashdown;Priya Raman priya;Daniel Okafor d.okafor;Sofia Marchetti sofia.m
Liam Doyle liam.doyle;Grace Kim gracekim;Peter van Dijk pvandijk;Anna Kowalska anna.kow;Marcus Reid marcus.reid
Yuki Tanaka yuki.t;Olivia Bennett olivia.bennett;Carlos Mendes cmendes;Ingrid Solberg ingrid;Noah Fischer noah.fischer
Aisha Rahman aisha.r;Ben Whitaker ben.whitaker;Chloe Dubois chloe.d;Ravi Menon ravi;Hannah Schultz hannah.s
George Papadakis george.p;Mei Ling Tan meiling.tan;Oscar Lindqvist oscar.l;Rachel Moss rachel.moss;Sam Osei sam.osei
Laura Bianchi laura.b;Kevin Murphy kmurphy;Emily Hart emily.hart;Jonas Weber jonas.weber;Fatima Zahra fatima.z
Alice Morgan alice.morgan;David Cohen dcohen;Nina Petrova nina.p;Will Carter will.carter;Zoe Adams zoe.adams;Link Outreach outreach`;
const englishCities = ["Singapore", "London", "Melbourne", "Vancouver", "Dublin", "Berlin", "Auckland", "Rotterdam"];
const englishHosts = ["inbox.example.com", "letters.example.net", "home.example.org"];

/** Everybody who writes to the shop. */
export const customers: readonly Customer[] = [
  ...entries(chinese).map((entry, index): Customer => {
    const [name = "", key = "", sex] = entry.split(" ");
    const family = name.startsWith("欧阳") ? "欧阳" : name[0]!;
    const called = `${family}${sex === "f" ? "女士" : "先生"}`;
    const address = `${key}@${chineseHosts[index % chineseHosts.length]}`;
    return { key, name, called, locale: "zh-CN", address, city: chineseCities[index % chineseCities.length]! };
  }),
  ...entries(english).map((entry, index): Customer => {
    const parts = entry.split(" ");
    const key = parts.pop()!;
    const address = `${key}@${englishHosts[index % englishHosts.length]}`;
    const city = englishCities[index % englishCities.length]!;
    return { key, name: parts.join(" "), called: parts[0]!, locale: "en", address, city };
  }),
];

/** A second address of a customer's, unknown to the shop until they use it. */
export function otherAddressOf(customer: Customer): string {
  return customer.address.replace(/@.*/, "@office.example.com");
}

function entries(list: string): string[] {
  return list.trim().split(/[;\n]/);
}
