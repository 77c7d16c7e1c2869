import type { SaveRule } from "../../../shared/contract/rules.ts";
import type { Stage } from "../stage.ts";

const rules: SaveRule[] = [
  {
    name: "安全隐患立刻告诉主管 · Danger is told at once",
    active: true,
    trigger: {
      on: "event",
      events: ["message_received"],
      where: { words: ["漏电", "冒烟", "过敏", "烫伤", "smoke", "burnt"], by: ["customer"] },
    },
    query: "",
    actions: [
      { do: "add_tags", tags: ["安全"] },
      { do: "notify", whom: "lead", words: "客户提到安全或健康问题，请先看这一单。" },
    ],
  },
  {
    name: "失约之后负责人要知道 · A broken promise is told",
    active: true,
    trigger: { on: "event", events: ["promise_broken"], where: {} },
    query: "",
    actions: [{ do: "notify", whom: "lead", words: "有一个承诺没有兑现。请看看怎样向客户说明。" }],
  },
  {
    name: "等合作方两天就催 · Chase partners after two days",
    active: true,
    trigger: { on: "timer", since: "status", minutes: 960, business: true },
    query: "state:waiting_partner",
    actions: [{ do: "add_note", text: "已等合作方两个工作日：请催一次，并告诉客户进展。" }],
  },
];

/** What the desk does by itself. */
export async function addRules(stage: Stage): Promise<void> {
  const leader = await stage.colleague("tangyu");
  for (const rule of rules) await leader.call("POST", "/api/v1/rules", rule);
}
