import { note, type Story, them, us } from "../story.ts";

/** 破损、发错、质量、保修。 */
export const damaged: readonly Story[] = [
  {
    name: "broken-on-arrival",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "fragile",
    subject: "{收到就是碎的|到手就裂了|打开箱子发现破了}",
    times: 5,
    steps: [
      them(
        "刚收到{product}，{一打开就发现裂了|里面碎了一只|边上磕掉一块}，照片见附件。订单 {order}。包装里只有一层泡泡纸。",
        {
          files: ["photo"],
        },
      ),
      { do: "change", tags: ["破损"] },
      us(
        "{name}您好，看到照片了，是运输中受的力，责任在我们。您不用退回破损的那件，我们 {day+1} 给您补发一套，换加厚的蜂窝纸箱。",
        {
          after: "0.8 h of work",
          becomes: "waiting_customer",
        },
      ),
      them("补发的收到了，这次包得很结实，谢谢。", { after: "90 h" }),
      us("收到您的消息就放心了。包装的问题已反馈给仓库，以后易碎品都用这种箱子。", { becomes: "solved" }),
    ],
  },
  {
    name: "broken-screen",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "electric",
    subject: "屏幕碎了，刚用两天",
    times: 3,
    steps: [
      them("{product}的显示屏自己裂了一道缝，没有摔过，附上照片。买了才两天，订单 {order}。", { files: ["photo"] }),
      { do: "macro", name: "请补照片 · Ask for a photo" },
      us("{name}您好，为了给您最快的处理，麻烦再拍一张机身底部的序列号。", {
        after: "1 h of work",
        becomes: "waiting_customer",
      }),
      them("序列号拍好了。", { files: ["photo"], quotes: true, after: "4 h" }),
      note("序列号属于 10 月那批玻璃，品控已知有应力问题。直接换新，不用再检。", {
        by: "zhouqiming",
        after: "1 h of work",
      }),
      us("感谢配合。这一批玻璃确实有问题，我们直接给您换新机：快递 {day+1} 上午上门，送新取旧，您不用自己寄。", {
        after: "0.4 h of work",
        becomes: "waiting_customer",
      }),
      them("已经换好了，新的没问题。", { after: "45 h" }),
      us("好的，新机的保修期从今天重新计算。祝您生活愉快。", { becomes: "solved" }),
    ],
  },
  {
    name: "wrong-colour",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "textile",
    subject: "颜色发错了",
    times: 3,
    steps: [
      them("我订的是米白色，收到的是灰色，{product}，订单 {order}。吊牌都没拆，能换吗？", { files: ["photo"] }),
      us("{name}您好，是我们发错了。取件员 {day+1} 下午联系您上门取件，米白色同时发出，您不用垫付运费。", {
        becomes: "waiting_customer",
      }),
      them("取走了，谢谢。", { after: "30 h" }),
      us("收到。米白色已发出，单号 {tracking}，预计 {day+2} 到。", { becomes: "solved" }),
    ],
  },
  {
    name: "wrong-size",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "textile",
    subject: "尺码不合适，想换大一码",
    times: 4,
    steps: [
      them("{product}穿着{有点紧|肩膀那里窄}，想换大一码。订单 {order}。来回运费谁出？"),
      us("{name}您好，第一次换码的来回运费由我们出。您在订单页点“换货”选大一码，取件码会发到 {phone}。", {
        after: "1.2 h of work",
        becomes: "waiting_customer",
      }),
      them("已经申请了，大概几天能收到？", { after: "20 h" }),
      us("仓库收到后当天发出，按{city}的路程，预计 {day+4} 送到。", { becomes: "solved" }),
    ],
  },
  {
    name: "kettle-leaks",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "electric",
    subject: "{product}漏水",
    times: 4,
    steps: [
      them("用了三个月，底座开始漏水，还在保修期内吧？订单 {order}。"),
      { do: "change", tags: ["保修"] },
      us("{name}您好，在的，整机保修两年。维修中心可以上门取件，请回复方便的时间，我来约 {day+2} 或之后的任意一天。", {
        becomes: "waiting_customer",
      }),
      them("{后天上午|周六下午}可以。", { after: "9 h" }),
      us("已约好，取件员会提前半小时打电话。检测和维修最长 5 个工作日，{day+7} 前寄回。", {
        becomes: "waiting_partner",
      }),
      us("维修中心检测完成：密封圈老化，已更换，今天寄回，单号 {tracking}。", {
        after: "20 h of work",
        becomes: "solved",
      }),
    ],
  },
  {
    name: "noise-at-night",
    locale: "zh-CN",
    by: "form",
    team: "presale",
    about: "electric",
    subject: "晚上声音有点大，正常吗",
    times: 3,
    steps: [
      them("{product}夜里有“嗡嗡”声，放在床头睡不着。说明书写 30 分贝，感觉不止。是不是坏了？"),
      us(
        "{name}您好，先请您看看底部四个脚垫有没有撕掉保护膜，没撕的话会共振。撕掉后再听一晚，如果还响，{day+2} 我们给您换一台。",
        {
          becomes: "waiting_customer",
        },
      ),
      them("真的是保护膜没撕……不好意思，现在安静了。", { after: "14 h" }),
      us("哈哈，好几位客人也是这样，我们会在说明书第一页加一句提醒。", { becomes: "solved" }),
    ],
  },
  {
    name: "repair-late",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "electric",
    subject: "送修两周了还没寄回",
    times: 3,
    began: ["7 d", "2 d"],
    steps: [
      them("{product}送修快两周了，说好 5 个工作日。维修单里只写“等待配件”，等到什么时候？"),
      { do: "change", tags: ["保修", "维修"], priority: 3 },
      note("配件在供应商那里，说下周才有。先申请备用机给客户。", { by: "linxiaotong", after: "2 h of work" }),
      us(
        "{name}您好，对不起，我们食言了。配件要到 {day+5} 才到货，在那之前先借您一台同款备用机，今天发出。修好的机器最晚 {day+8} 18:00 寄到。",
        {
          after: "0.5 h of work",
          becomes: "waiting_partner",
        },
      ),
      { do: "promise", kind: "repair", words: "修好的机器寄到客户手上", within: "8 d" },
    ],
  },
];
