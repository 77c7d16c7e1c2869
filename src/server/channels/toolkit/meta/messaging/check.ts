import type { ChannelAccount, ChannelAdapter } from "../../../../kernel/channel/index.ts";
import { step } from "../../check-steps.ts";
import { callPage } from "./call.ts";
import { type Flavour, metaConfigOf } from "./flavour.ts";

type Ports = Parameters<NonNullable<ChannelAdapter["check"]>>[1];

/** Tries the token, and subscribes the app to what the page or account is told. */
export async function checkMeta(flavour: Flavour, account: ChannelAccount, ports: Ports) {
  const { pageId } = metaConfigOf(account);
  const signIn = await step("provider.sign_in", async () => {
    const query = { fields: flavour.channel === "instagram" ? "username" : "name" };
    const page = await callPage<{ name?: string; username?: string }>(account, `/${pageId}`, { query }, ports);
    return page.name ?? page.username ?? pageId;
  });
  // Before an account is saved it has no address yet.
  if (!signIn.ok || !ports.hookUrl) return [signIn];
  const hook = await step("provider.hook", async () => {
    const query = { subscribed_fields: flavour.subscribed };
    await callPage(account, `/${pageId}/subscribed_apps`, { method: "POST", query }, ports);
    return flavour.subscribed;
  });
  return [signIn, hook];
}
