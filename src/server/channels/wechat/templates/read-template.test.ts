import { expect, test } from "vitest";
import { readTemplate } from "./read-template.ts";
import { formatOf } from "./value-formats.ts";

// https://developers.weixin.qq.com/doc/service/api/notify/template/api_getalltemplates
test("a template of messages as WeChat lists it", () => {
  const template = readTemplate({
    template_id: "iPk5sOIt5X_flOVKn5GrTFpncEYTojx6ddbt8WYoV5s",
    title: "领取奖金提醒",
    content: "{ {result.DATA} }\n\n领奖金额:{{withdrawMoney.DATA}}\n到账时间:{{time1.DATA}}\n{{remark.DATA}}",
    example: "您已提交领奖申请\n\n领奖金额：xxxx元\n到账时间:预计xxxxxxx",
  });
  expect(template).toMatchObject({ name: "领取奖金提醒", category: "notice", cost: "free", state: "usable" });
  expect(template!.fields).toMatchObject([
    { key: "withdrawMoney", label: "领奖金额", required: true, maxLength: 200, format: null },
    { key: "time1", label: "到账时间", format: "time", example: "预计xxxxxxx" },
    { key: "remark", required: false },
  ]);
});

// https://developers.weixin.qq.com/doc/offiaccount/Subscription_Messages/api.html
test("a notice that people subscribe to, with the values it may have", () => {
  const template = readTemplate({
    priTmplId: "9Aw5ZV1j9xdWTFEkqCpZ7mIBbSC34khK55OtzUPl0rU",
    title: "报名结果通知",
    content: "会议时间:{{date2.DATA}}\n会议结果:{{phrase3.DATA}}\n",
    example: "会议时间:2016年8月8日\n会议结果:通过\n",
    keywordEnumValueList: [{ keywordCode: "phrase3.DATA", enumValueList: ["通过", "未通过"] }],
  });
  expect(template).toMatchObject({
    id: "subscribe:9Aw5ZV1j9xdWTFEkqCpZ7mIBbSC34khK55OtzUPl0rU",
    category: "subscription",
    parts: [{ text: "报名结果通知" }, { text: "会议时间:{{date2}}\n会议结果:{{phrase3}}" }],
    fields: [
      { key: "date2", label: "会议时间", example: "2016年8月8日" },
      { key: "phrase3", label: "会议结果", choices: ["通过", "未通过"] },
    ],
  });
});

test.each([{}, { title: "x" }, { template_id: 7, content: [] }])("what is no template is none: %j", (listed) => {
  expect(readTemplate(listed as never)).toBeNull();
});

test.each([
  ["thing1", 20, "任何 words, 1!", null],
  ["number01", 32, "12.5", "twelve"],
  ["letter2", 32, "abc", "a1"],
  ["symbol3", 5, "!?…", "a!"],
  ["character_string4", 32, "KW-1001/a", "订单"],
  ["time5", 64, "2019年10月1日 15:01", "soon"],
  ["time5", 64, "15:01~16:00", "1501"],
  ["date6", 64, "2018-01-01", "first of May"],
  ["amount7", 14, "¥199.00", "199 or so"],
  ["amount7", 14, "100元", "¥"],
  ["phone_number8", 17, "+86-0766-66888866", "call me"],
  ["car_number9", 8, "粤A8Z888挂", "粤 A"],
  ["name10", 20, "王小明", "王小明王小明王小明王小"],
  ["phrase11", 5, "配送中", "on its way"],
  ["keyword1", 200, "anything", null],
])("%s: at most %i, such as %s, not %s", (name, longest, good, bad) => {
  const { maxLength, pattern } = formatOf(name);
  expect(maxLength).toBe(longest);
  const fits = (value: string) => pattern === null || new RegExp(pattern, "u").test(value);
  expect(fits(good)).toBe(true);
  if (bad !== null) expect(fits(bad)).toBe(false);
});
