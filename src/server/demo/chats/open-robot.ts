import { readyFlows } from "../../../shared/flows/ready/index.ts";
import { DOMAIN } from "../people/staff.ts";
import type { Stage } from "../stage.ts";

/** Opens the chat, publishes the ready flows and has the robot answer. @returns the key of the chat's page */
export async function openRobot(stage: Stage): Promise<string> {
  const admin = await stage.colleague("shenruolan");
  for (const flow of readyFlows) {
    const { id, version } = await admin.call("POST", "/api/v1/flows", flow);
    await admin.call("POST", `/api/v1/flows/${id}/publish`, { version });
  }
  const brandId = (await admin.call("GET", "/api/v1/brands")).items[0].id;
  const account = await admin.call("POST", "/api/v1/channel-accounts", {
    channel: "webchat",
    name: "网站聊天 · Chat",
    brandId,
    teamId: stage.ids.teams.presale,
    addresses: [],
    active: true,
    config: {
      origins: [`https://www.${DOMAIN}`],
      greetingZh: "您好，有什么可以帮您？",
      greetingEn: "Hello, how can we help?",
      offlineMail: true,
    },
  });
  const { items } = await admin.call("GET", "/api/v1/staff?active=true&limit=200");
  const keeperId = items.find(({ email }: { email: string }) => email === `hejing@${DOMAIN}`).id;
  await admin.call("PUT", `/api/v1/robot/accounts/${account.id}`, { active: true, name: "小月", keeperId });
  return /data-key="([^"]+)"/.exec(account.snippet)![1]!;
}
