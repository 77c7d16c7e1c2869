import type { SimAnswer, SimRequest, SimWorld } from "../../toolkit/simulator/define-simulator.ts";
import { errcode } from "../../toolkit/simulator/tencent.ts";

/** The simulated account's templates: one with typed fields, one of before 2023, and a notice that people subscribe to. */
const MESSAGES = [
  {
    template_id: "iPk5sOIt5X_flOVKn5GrTFpncEYTojx6ddbt8WYoV5s",
    title: "订单发货通知",
    primary_industry: "",
    deputy_industry: "",
    content: "订单编号：{{character_string1.DATA}}\n商品名称：{{thing2.DATA}}\n发货时间：{{time3.DATA}}",
    example: "订单编号：KW2026031001\n商品名称：台灯\n发货时间：2026年3月9日 15:01",
  },
  {
    template_id: "ngqIpbwh8bUfcSsECmogfXcV14J0tQlEpBO27izEYtY",
    title: "售后处理进度提醒",
    primary_industry: "IT科技",
    deputy_industry: "互联网|电子商务",
    content: "{{first.DATA}}\n售后单号：{{keyword1.DATA}}\n处理进度：{{keyword2.DATA}}\n{{remark.DATA}}",
    example: "您的售后有新进展\n售后单号：SH1001\n处理进度：退款已原路退回\n感谢您的耐心。",
  },
];

const NOTICES = [
  {
    priTmplId: "9Aw5ZV1j9xdWTFEkqCpZ7mIBbSC34khK55OtzUPl0rU",
    title: "退款到账提醒",
    content: "退款金额:{{amount1.DATA}}\n退款状态:{{phrase2.DATA}}\n",
    example: "退款金额:199.00元\n退款状态:已到账\n",
    keywordEnumValueList: [{ keywordCode: "phrase2.DATA", enumValueList: ["处理中", "已到账"] }],
    type: 2,
  },
];

/** The lists of the account's templates; undefined for other paths. */
export function listSimulated(pathname: string): SimAnswer | undefined {
  if (pathname === "/cgi-bin/template/get_all_private_template") return { json: { template_list: MESSAGES } };
  if (pathname === "/wxaapi/newtmpl/gettemplate") return { json: { errcode: 0, errmsg: "ok", data: NOTICES } };
  return undefined;
}

type Sent = {
  touser?: string;
  template_id?: string;
  client_msg_id?: string;
  data?: Record<string, { value?: string }>;
};

/** Messages are counted in 64 bits. */
const FIRST_NUMBER = 4_011_223_344_556_670_000n;
/** What the sender's own id of a message means for so long is that message. */
const SAME_MS = 10 * 60_000;
const takenBefore = new WeakMap<SimWorld, Map<string, { number: string; at: number }>>();

/** Characters that values of these types may have. */
const LONGEST: Readonly<Record<string, number>> = { thing: 20, character_string: 32, phrase: 5 };
/** How the others are written. */
const WRITTEN: Readonly<Record<string, RegExp>> = { amount: /^[¥￥]?\d{1,10}(\.\d+)?元?$/, time: /\d[:：年-]\d/ };

/** Takes a message by a template, or a notice; undefined for other paths. */
export function takeSimulated({ url, body }: SimRequest, world: SimWorld): SimAnswer | undefined {
  const isNotice = url.pathname === "/cgi-bin/message/subscribe/bizsend";
  if (!isNotice && url.pathname !== "/cgi-bin/message/template/send") return undefined;
  const { touser, template_id, client_msg_id, data = {} } = JSON.parse(body.toString()) as Sent;
  const template = isNotice
    ? NOTICES.find(({ priTmplId }) => priTmplId === template_id)
    : MESSAGES.find((each) => each.template_id === template_id);
  if (!template) return errcode(40037, "invalid template_id");
  const person = world.messages.findLast(({ from, person: { id } }) => from === "person" && id === touser)?.person;
  if (!person) return errcode(40003, "invalid openid");
  // Nobody subscribed but who asked for it.
  const asked = world.messages.some(({ person: { id }, text }) => id === touser && text.includes("订阅"));
  if (isNotice && !asked) return errcode(43101, "user refuse to accept the msg");
  const numbers = takenBefore.get(world) ?? new Map<string, { number: string; at: number }>();
  takenBefore.set(world, numbers);
  const before = client_msg_id === undefined ? undefined : numbers.get(client_msg_id);
  if (before && world.now() - before.at < SAME_MS) return taken(before.number);
  const places = [...template.content.matchAll(/\{\{(\w+)\.DATA\}\}/g)].map(([, key]) => key!);
  const wrong = places.find((key) => !fits(key, data[key]?.value ?? ""));
  if (wrong) return errcode(47003, `argument invalid! data.${wrong}.value invalid`);
  const lines = template.content.split("\n").map((line) => {
    const filled = line.replace(/\{\{(\w+)\.DATA\}\}/g, (_, key: string) => data[key]?.value ?? "");
    return filled.trim();
  });
  const id = isNotice ? String(world.nextId()) : String(FIRST_NUMBER + BigInt(world.nextId()));
  const text = [template.title, lines.filter((line) => line !== "").join("\n")].join("\n\n");
  world.shopSaid({ id: isNotice ? id : `template:${id}`, person, text, file: null });
  if (isNotice) return errcode(0, "ok");
  if (client_msg_id) numbers.set(client_msg_id, { number: id, at: world.now() });
  return taken(id);
}

/** Written by hand: no number of JavaScript's holds it. */
function taken(number: string): SimAnswer {
  const headers = { "content-type": "application/json" };
  return { headers, body: `{"errcode":0,"errmsg":"ok","msgid":${number}}` };
}

function fits(key: string, value: string): boolean {
  const type = key.replace(/\d+$/, "");
  if (type === "first" || type === "remark") return true;
  if (value === "" || /[\n\t]/.test(value)) return false;
  return [...value].length <= (LONGEST[type] ?? 200) && (WRITTEN[type]?.test(value) ?? true);
}
