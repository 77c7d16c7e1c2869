import { note, type Story, them, us } from "../story.ts";

/** 投诉：写给总裁信箱的、要曝光的、第三封信、老客户。 */
export const complaints: readonly Story[] = [
  {
    name: "third-mail",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "electric",
    subject: "{product}不通电",
    times: 2,
    began: ["5 d", "4 d"],
    steps: [
      them("{product}插上电没有任何反应，换了插座也一样。订单 {order}，请处理。"),
      them("没有人回复吗？昨天写的信。", { after: "27 h" }),
      them("这是第三封了，还是没有人理。你们的页面写着 6 小时内回复，我已经等了两天。", { after: "25 h" }),
      { do: "change", priority: 4, tags: ["多次联系", "保修"] },
      note("三封都在我们这边，没人认领，是排班漏了。我来跟到底。", { by: "zhouqiming", after: "1 h of work" }),
      us(
        "{name}，您写了三封信我们都没有回，这完全是我们的错。我是主管周启明，这件事我负责到底：新机今天发出，旧机快递上门取，您什么都不用做。明天 18:00 前我会再写信告诉您单号。",
        {
          by: "zhouqiming",
          after: "0.5 h of work",
          becomes: "waiting_customer",
        },
      ),
      { do: "promise", kind: "delivery", words: "新机送到，旧机上门取走", within: "4 d" },
    ],
  },
  {
    name: "go-public",
    locale: "zh-CN",
    by: "mail",
    team: "complaints",
    about: "furniture",
    subject: "再不处理我就发微博、打 12315",
    times: 1,
    who: "ouyangxue",
    began: ["3 d", "2.2 d"],
    steps: [
      them(
        "{product}到货当天就发现腿是歪的，客服让我“再观察观察”，观察了一个月，腿断了，我妈坐上去摔了一跤。照片和聊天记录我都留着。今天之内没有一个说得过去的答复，我就发微博并打 12315。",
        { files: ["photo"] },
      ),
      { do: "change", priority: 4, tags: ["投诉", "人身安全", "舆情"] },
      note("客户母亲摔倒，先问人，再谈货。沈总已知情。", { by: "sumin", after: "0.4 h of work" }),
      note("品控确认：这一批左前腿的榫头偏短，售出 46 件。建议今天就联系全部买家。", {
        by: "zhouqiming",
        after: "0.7 h of work",
      }),
      note("同意联系全部买家。赔付上限我批了，不用等流程。", { by: "shenruolan", after: "0.3 h of work" }),
      us(
        "欧阳女士，我是山月生活的苏敏。首先想知道您母亲现在怎么样，有没有就医？医药费全部由我们承担。“再观察观察”是我们给您的错误答复，责任在我们。沙发我们今天全额退款，不用您寄回。我 15:00 给您打电话，听您说说还需要什么。",
        { by: "sumin", after: "0.3 h of work", becomes: "open" },
      ),
      them("我妈膝盖淤青，拍了片子没有骨折。电话接到了。退款之外，我要你们书面说明其他买家怎么办，别再有老人摔了。", {
        after: "5 h",
      }),
      us(
        "谢谢您愿意跟我谈。书面说明 {day+1} 18:00 前发给您，内容包括原因、涉及的批次、以及我们如何通知其他 45 位买家。",
        {
          by: "sumin",
          after: "1 h of work",
          becomes: "open",
        },
      ),
      { do: "promise", kind: "other", words: "发出关于这一批沙发的书面说明", within: "5 d" },
    ],
  },
  {
    name: "vip-wedding",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "fragile",
    subject: "婚礼用的{product}少了两套",
    times: 1,
    who: "liangwen",
    began: ["26 h", "24 h"],
    steps: [
      them(
        "我是梁文，每年在你们家买不少东西。这次婚礼回礼订了 60 套{product}，清点只有 58 套，婚礼是 {day+5}，请务必想办法。",
        {
          files: ["photo"],
        },
      ),
      {
        do: "describe",
        tier: "VIP",
        company: "梁文花艺工作室",
        remarks: "老客户，每年采购约 8 万元。喜欢打电话沟通，下午比较方便。",
      },
      { do: "change", priority: 4, tags: ["vip", "少件"] },
      note("仓库还有 3 套现货，锁住 2 套，今天顺路让同城闪送过去。", { by: "zhouqiming", after: "0.5 h of work" }),
      us(
        "梁女士您好，两套已经从仓库调出，今天由同城专送，{day+1} 12:00 前送到您工作室。另外给您多放了一套备用，婚礼顺利！",
        {
          after: "0.3 h of work",
          becomes: "waiting_customer",
        },
      ),
      { do: "promise", kind: "delivery", words: "补发的两套送到工作室", within: "3 d" },
    ],
  },
  {
    name: "vip-earlier",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "textile",
    subject: "谢谢你们上次的礼盒",
    times: 1,
    who: "liangwen",
    began: ["12 d", "11 d"],
    steps: [
      them("上次送客户的{product}反响很好，包装也漂亮，谢谢晓彤帮我手写的卡片！"),
      { do: "change", tags: ["表扬"] },
      us("梁女士，看到您的信我们都很开心，已经念给仓库的同事听了。以后需要手写卡片随时告诉我们。", {
        becomes: "solved",
      }),
    ],
  },
  {
    name: "voice-box",
    locale: "zh-CN",
    by: "mail",
    team: "complaints",
    about: "any",
    subject: "给你们总裁提个意见",
    times: 3,
    steps: [
      them("客服态度没问题，但是每次换一个人就要从头讲一遍。能不能让同一个人跟到底？我是真心希望你们好。"),
      { do: "change", tags: ["建议"] },
      us(
        "{name}，您的信沈总看过了。从本月起，每件事只有一位负责人，直到您说解决为止。您这次的负责人是我，直接回复就能找到我。",
        {
          after: "2.5 h of work",
          becomes: "waiting_customer",
        },
      ),
      them("这样就对了。", { after: "20 h" }),
      us("谢谢您，欢迎继续监督。", { becomes: "solved" }),
    ],
  },
  {
    name: "disputed-refund",
    locale: "zh-CN",
    by: "mail",
    team: "complaints",
    about: "electric",
    subject: "答应的补偿没有兑现",
    times: 1,
    who: "zhengkai",
    began: ["10 d", "9 d"],
    steps: [
      them("{product}修了三次，第三次你们答应补偿 {part} 元，我一直没收到。"),
      { do: "change", tags: ["投诉", "补偿"], priority: 3 },
      us("郑先生您好，补偿 {part} 元已经批准，三天内打到您的支付账户。", { becomes: "waiting_customer" }),
      { do: "promise", kind: "refund", words: "补偿 {part} 元到账", within: "3 d" },
      { do: "dispute", after: "90 h" },
      them("系统显示你们“已处理”，可是钱没有到。我在你们的页面上点了“没有做到”。", { after: "10 min", page: true }),
      note("查到了，打到他旧的账户退回来了。要新账户信息。", { after: "2 h of work" }),
      us("郑先生，钱打到了您已注销的旧账户，被退回。请告诉我们新的收款账户，我们收到后当天打款。", {
        after: "0.4 h of work",
        becomes: "waiting_customer",
      }),
    ],
  },
  {
    name: "escalated",
    locale: "zh-CN",
    by: "mail",
    team: "aftersale",
    about: "furniture",
    subject: "味道太大，孩子过敏了",
    times: 2,
    began: ["5 d", "1.5 d"],
    steps: [
      them(
        "{product}打开味道很冲，放了一周还是刺鼻，孩子起了疹子。你们的“环保 E0”是真的吗？我要求提供检测报告并退货。",
      ),
      { do: "macro", name: "升级投诉 · Escalate" },
      { do: "give", team: "complaints", to: "gaoyuan" },
      note("检测报告我去找品控要，退货先批。", { by: "gaoyuan", after: "0.5 h of work" }),
      us(
        "{name}您好，孩子的情况要紧，建议先把家具移到阳台通风。我们 {day+1} 上门取走并全额退款，同一批次的检测报告也一并发给您。",
        {
          by: "gaoyuan",
          after: "0.5 h of work",
          becomes: "waiting_customer",
        },
      ),
    ],
  },
  {
    name: "warning-late-answer",
    locale: "zh-CN",
    by: "mail",
    team: "complaints",
    about: "any",
    subject: "客服把电话挂了",
    times: 2,
    steps: [
      them("昨天下午打你们电话，讲到一半被挂断，再打就没人接了。这就是你们的服务？"),
      { do: "change", tags: ["投诉", "态度"], priority: 3 },
      us(
        "{name}您好，我们听了录音，是线路断的，但没有回拨是我们的错，还让您等到现在才收到这封信。当班同事今天会给您打电话道歉。",
        {
          after: "8.5 h of work",
          becomes: "solved",
        },
      ),
      them("电话接到了，算了，理解你们不容易。", { after: "26 h" }),
      us("谢谢您的体谅。", { becomes: "solved" }),
    ],
  },
];
