import type { SavePartner } from "../../../shared/contract/partners.ts";
import type { Stage } from "../stage.ts";

export const COURIER = "速达快递";
export const REPAIRER = "匠心维修";

const partners: Pick<
  SavePartner,
  "name" | "kind" | "contactName" | "email" | "phone" | "answerDays" | "paymentDays"
>[] = [
  {
    name: COURIER,
    kind: "courier",
    contactName: "罗师傅",
    email: "claims@suda.example",
    phone: "021 5550 0110",
    answerDays: 3,
    paymentDays: 10,
  },
  {
    name: "Northline Freight",
    kind: "courier",
    contactName: "Priya Nair",
    email: "claims@northline.example",
    phone: null,
    answerDays: 5,
    paymentDays: 20,
  },
  {
    name: REPAIRER,
    kind: "repairer",
    contactName: "邱工",
    email: "service@jiangxin.example",
    phone: "0571 5550 0122",
    answerDays: 5,
    paymentDays: 15,
  },
];

/** With whom the shop works, and on which terms they answer. */
export async function addPartners(stage: Stage): Promise<void> {
  const leader = await stage.colleague("tangyu");
  for (const partner of partners) {
    const locale = partner.name === "Northline Freight" ? "en" : "zh-CN";
    await leader.call("POST", "/api/v1/partners", { ...partner, locale, calendarId: null, active: true });
  }
}

/** The partner's number. */
export async function partnerId(stage: Stage, name: string): Promise<number> {
  const { items } = await (await stage.colleague("tangyu")).call("GET", "/api/v1/partners");
  return items.find((one: { name: string }) => one.name === name).id;
}
