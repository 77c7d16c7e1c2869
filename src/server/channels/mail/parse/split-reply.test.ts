import { describe, expect, it } from "vitest";
import { htmlToText } from "./html-to-text.ts";
import { splitReply } from "./split-reply.ts";

const BLOCK = "发件人: 客服 <help@shop.cn>\n发送时间: 2024年5月1日 15:20\n收件人: 王小明\n主题: 退款";

describe("[A3] the new part of a reply", () => {
  it.each([
    ["Thunderbird zh", "在 2024/5/1 15:20, 客服 写道:\n> 旧"],
    ["Apple Mail zh", "> 在 2024年5月1日，下午3:20，客服 <help@shop.cn> 写道：\n> 旧"],
    ["Gmail zh", "客服 <help@shop.cn> 于2024年5月1日周三 15:20写道：\n\n> 旧"],
    ["Gmail zh, wrapped", "客服部门 via 列表 <help@shop.cn> 于2024年5月1日周三\n15:20写道：\n\n> 旧"],
    ["NetEase", '在 2024-05-01 15:20:11，"客服" <help@shop.cn> 写道：\n\n旧'],
    ["NetEase Master", `---- 回复的原邮件 ----\n| 发件人 | 客服<help@shop.cn> |\n| 日期 | 2024年05月01日 |\n旧`],
    ["QQ Mail", `------------------ 原始邮件 ------------------\n${BLOCK}\n\n旧`],
    [
      "QQ Mail en",
      "------------------ Original ------------------\nFrom: h <h@s.cn>;\nDate: Wed, May 1, 2024\nTo: w\n\nold",
    ],
    ["Outlook zh", `________________________________\n${BLOCK}\n\n旧`],
    ["Coremail", `-----邮件原件-----\n${BLOCK}\n旧`],
    [
      "Alibaba Mail",
      "------------------------------------------------------------------\n发件人：客服 <help@shop.cn>\n日　期：2024年05月01日\n收件人：王\n主　题：退款\n\n旧",
    ],
    ["Gmail Taiwan", "客服 <help@shop.tw> 於 2024年5月1日 週三 下午3:20寫道：\n\n> 舊"],
    ["Gmail ja", "2024年5月1日(水) 15:20 客服 <help@shop.cn>:\n\n> 古い"],
    ["Gmail en", "On Wed, May 1, 2024 at 3:20 PM Help Desk <\nhelp@shop.cn> wrote:\n\n> old"],
    ["Outlook en", "From: Help <help@shop.cn>\nSent: Wednesday\nTo: Wang\nSubject: RE: refund\n\nold"],
    ["Gmail de", "Am Mi., 1. Mai 2024 um 15:20 Uhr schrieb Hilfe <help@shop.cn>:\n\n> alt"],
    ["Gmail fr", "Le mer. 1 mai 2024 à 15:20, Aide <help@shop.cn> a écrit :\n\n> vieux"],
    ["Gmail ru", "ср, 1 мая 2024 г. в 15:20, Помощь <help@shop.cn>:\n\n> старое"],
    ["plain original", "-----Original Message-----\nold"],
  ])("%s", (_, history) => {
    const split = splitReply(`没有收到货。\n请处理。\n\n${history}`);
    expect(split.visible).toBe("没有收到货。\n请处理。");
    expect(split.quoted.replace(/\s/g, "")).toBe(history.replace(/\s/g, ""));
  });

  it("keeps what is written below and between quoted lines", () => {
    const { visible, quoted } = splitReply(
      "在 2024/5/1 15:20, 客服 写道:\n> 颜色？\n红色。\n> 尺码？\n\nL 码。\n\n谢谢",
    );
    expect(visible).toBe("红色。\n\nL 码。\n\n谢谢");
    expect(quoted).toContain("> 尺码？");
  });

  it.each([
    "收件人：王小明\n电话：13800000000\n主题：改地址",
    "我 2024年5月1日 给你们写道：请发货，但是没有人回。",
    "On 1 May 2024 I wrote to you about my order.\nNothing happened.",
    "Invitation:\n\nDate: Wednesday\nTime: 7:00\nAddress: 130 Fox St",
    "see\n\n| a | b |\n| 1 | 2 |",
    "On 2024-05-01 you said: wait.",
  ])("leaves prose alone: %j", (text) => {
    expect(splitReply(text)).toEqual({ visible: text, quoted: "", signature: "" });
  });

  it("keeps what was forwarded, for that is what the customer wants read", () => {
    const text = `请看\n\n----- 转发的邮件 -----\n${BLOCK}\n\n您的包裹丢失`;
    expect(splitReply(text).visible).toContain("您的包裹丢失");
    expect(splitReply(`请看\n\n${BLOCK}\n\n您的包裹丢失`, true).visible).toContain("您的包裹丢失");
  });

  it("shows a mail of nothing but history as it is", () => {
    expect(splitReply(`${BLOCK}\n\n旧`)).toEqual({ visible: `${BLOCK}\n\n旧`, quoted: "", signature: "" });
  });

  it("loses no line", () => {
    const text = `新\n\n发自我的 iPhone\n\n在 2024/5/1 15:20, 客服 写道:\n> 旧一\n>\n新二\n> 旧三\n\n-- \n王`;
    const { visible, quoted, signature } = splitReply(text);
    const sorted = (t: string) =>
      t
        .split("\n")
        .map((l) => l.trim())
        .filter(Boolean)
        .sort();
    expect(sorted(`${visible}\n${quoted}\n${signature}`)).toEqual(sorted(text));
  });
});

describe("footers", () => {
  it.each([
    "发自我的 iPhone",
    "发自我的小米手机",
    "发自 Outlook for iOS",
    "来自 Outlook for iOS",
    "获取 Outlook for Android",
    "从我的华为手机发送的邮件",
    "Sent from my iPhone",
    "Sent from Outlook for Android<https://aka.ms/x>",
    "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "Von meinem iPhone gesendet",
    "Envoyé de mon iPad",
    "iPhoneから送信",
    "-- \n王小明\n技术部",
    "--\nWang\n+86 138 0000 0000",
    "本邮件及其附件含有本公司的保密信息，仅限于发送给上面地址中列出的个人。",
    "This e-mail and its attachments contain confidential information intended only for the person named.",
  ])("%j is cut and kept apart", (footer) => {
    const split = splitReply(`好的。\n\n${footer}\n\n在 2024/5/1 15:20, 客服 写道:\n> 旧`);
    expect(split.visible).toBe("好的。");
    expect(split.signature).toBe(footer.replace("-- \n", "--\n"));
  });

  it.each(["Sent the parcel back yesterday.", "Thanks,\nWang", "- one\n- two", "来自上海的客户，手机坏了，请处理"])(
    "%j is not one",
    (text) => {
      expect(splitReply(`Hello\n\n${text}`).visible).toBe(`Hello\n\n${text}`);
    },
  );
});

describe("HTML replies", () => {
  const split = (html: string) => splitReply(htmlToText(html));

  it.each([
    [
      "Gmail",
      '<div>new</div><div class="gmail_quote"><div class="gmail_attr">On Wed, May 1, 2024 at 3:20 PM Help &lt;h@s.cn&gt; wrote:<br></div><blockquote>old</blockquote></div>',
    ],
    [
      "Outlook",
      '<p>new</p><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Help<br><b>Sent:</b> x<br><b>To:</b> y</div><div>old</div>',
    ],
    [
      "QQ Mail",
      "<div>new</div><div>------------------&nbsp;原始邮件&nbsp;------------------</div><div><b>发件人:</b> h</div><div><b>收件人:</b> y</div><div>old</div>",
    ],
    [
      "NetEase",
      '<div>new</div>在 2024-05-01 15:20:11，"h" &lt;h@s.cn&gt; 写道：<br><blockquote id="isReplyContent"><p>old</p></blockquote>',
    ],
    [
      "Apple Mail",
      '<div>new</div><div><br><blockquote type="cite"><div>On 1 May 2024, at 15:20, Help &lt;h@s.cn&gt; wrote:</div>old</blockquote></div>',
    ],
    [
      "Thunderbird",
      '<p>new</p><div class="moz-cite-prefix">在 2024/5/1 15:20, Help 写道:<br></div><blockquote type="cite">old</blockquote>',
    ],
  ])("%s", (_, html) => {
    const { visible, quoted } = split(html);
    expect(visible).toBe("new");
    expect(quoted).toContain("old");
  });

  it("reads tables, lists and links as a person sees them", () => {
    expect(
      htmlToText(
        '<style>p{}</style><table><tr><td>Order</td><td>7</td></tr></table><ul><li>a<li>b</ul><p>at <a href="https://x.cn/t">this page</a><p style="display:none">hidden',
      ),
    ).toBe("Order 7\n\n- a\n- b\n\nat this page <https://x.cn/t>");
  });
});
