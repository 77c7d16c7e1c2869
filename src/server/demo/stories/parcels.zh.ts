import { note, type Story, them, us } from "../story.ts";

/** 包裹：迟到、丢失、送错、改地址。 */
export const parcels: readonly Story[] = [
  {
    name: "parcel-silent",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "any",
    subject: "{包裹好几天没动静了|物流信息一直不更新|快递卡在中转站了}",
    times: 6,
    steps: [
      them(
        "{您好|你好|客服您好}，我买的{product}，订单号 {order}，{courier}的单号 {tracking}，物流停在中转站已经 {days} 天没更新了。{麻烦帮我查一下|请帮忙催一下}，是不是丢了？",
      ),
      us(
        "{name}您好，抱歉让您等着急了。我们已经向{courier}发起查件，要求对方在 {day+1} 18:00 前回复包裹的确切位置，届时我会写信告诉您结果。如果确认丢失，我们当天为您补发。",
        { becomes: "waiting_partner" },
      ),
      { do: "change", tags: ["物流"] },
      us("{name}您好，{courier}已经找到包裹：分拣时面单破损，今天重新贴单发出，预计 {day+2} 送到{city}。", {
        after: "7 h of work",
        becomes: "waiting_customer",
      }),
      them("{收到了，谢谢|刚刚收到，东西没坏，谢谢你们|拿到了，辛苦}。", { after: "50 h" }),
      us("太好了，谢谢您的耐心。使用中有任何问题，直接回复这封邮件就能找到我们。", { becomes: "solved" }),
    ],
  },
  {
    name: "parcel-marked-delivered",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "any",
    subject: "显示已签收，可是我没收到",
    times: 4,
    steps: [
      them(
        "订单 {order} 显示“本人签收”，但我今天一整天在家，{驿站也问过了没有|门口和快递柜都看了没有}。请核实一下到底是谁签的。",
      ),
      us(
        "{name}您好，这确实不应该。我已要求{courier}提供签收底单和派送员的派送位置，请您等我到 {day+1} 12:00，不管有没有结果，我都会给您一个答复。",
        { becomes: "waiting_partner" },
      ),
      { do: "change", tags: ["物流", "签收异常"], priority: 3 },
      note("派送员说放在 3 号楼门卫，客户住 13 号楼。{courier}承认送错，下午去取回。", { after: "3 h of work" }),
      us("查到了：派送员把 13 号楼看成了 3 号楼。他今天 18:00 前会送到您手上并当面道歉，送到后请告诉我一声。", {
        after: "0.3 h of work",
        becomes: "waiting_customer",
      }),
      them("送来了，态度还行。你们处理得挺快的。", { after: "6 h" }),
      us("谢谢您告诉我们，祝您用得开心。", { after: "2 h of work", becomes: "solved" }),
    ],
  },
  {
    name: "parcel-change-address",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "any",
    subject: "{改一下收货地址|地址填错了，能改吗}",
    times: 4,
    steps: [
      them("{刚下单|昨晚下的单}，订单 {order}，地址写成老家的了，能改成{city}公司的地址吗？电话还是 {phone}。"),
      us("{name}您好，订单还没出库，地址已经改好，今天发出。新的物流单号会短信通知您。", {
        after: "0.6 h of work",
        becomes: "solved",
      }),
    ],
  },
  {
    name: "parcel-holiday-plan",
    locale: "zh-CN",
    by: "form",
    team: "presale",
    about: "any",
    subject: "周末前能到{city}吗",
    times: 3,
    steps: [
      them("想买{product}送人，周六要用，现在下单能送到{city}吗？晚一天就没用了。"),
      us(
        "{name}您好，今天 16:00 前付款当天发出，{courier}到{city}正常两天。我可以在备注里注明“周六前必达”，如果 {day+2} 还没到，您可以拒收，运费我们承担。",
        { after: "0.5 h of work", becomes: "waiting_customer" },
      ),
      them("好的，已经下单了，订单 {order}，麻烦备注。", { after: "2 h" }),
      us("已备注并通知仓库优先打包，今天 18:00 前给您单号。", { after: "0.4 h of work", becomes: "solved" }),
    ],
  },
  {
    name: "parcel-half",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "any",
    subject: "买了两件只收到一件",
    times: 3,
    steps: [
      them("订单 {order} 我买了两件{product}，箱子里只有一件，重量也不对，照片在附件里。", { files: ["photo"] }),
      { do: "change", tags: ["少件", "物流"] },
      note("仓库监控：第二件留在打包台上了。今天补发，单号 {tracking}。", { after: "2 h of work" }),
      us(
        "{name}您好，核对过了，是我们打包时漏了一件，非常抱歉。另一件今天由{courier}发出，单号 {tracking}，预计 {day+3} 到。",
        {
          after: "0.3 h of work",
          becomes: "waiting_customer",
        },
      ),
      them("收到第二件了，没问题。", { after: "80 h" }),
      us("谢谢确认！这次是我们疏忽，给您账户放了一张 20 元的券。", { becomes: "solved" }),
    ],
  },
  {
    name: "parcel-never-answered",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "any",
    subject: "催一下发货",
    times: 3,
    began: ["15 h of work", "7 h of work"],
    steps: [them("订单 {order} 付款 {days} 天了还是“待发货”，页面写的是 48 小时内发出。{到底有没有货|什么时候发}？")],
  },
  {
    name: "parcel-today",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "any",
    subject: "{请问发货了吗|快递到哪里了|想问下物流}",
    times: 7,
    began: ["5.5 h of work", "0.2 h of work"],
    steps: [
      them("{您好|在吗}，订单 {order}，{product}，{想知道今天能不能发|帮我看下到哪了，谢谢|急用，能不能快一点}。"),
    ],
  },
];
