import type { SimPost } from "../../toolkit/simulator/define-simulator.ts";
import { signWebhook } from "../../toolkit/standard-webhooks.ts";
import type { ChannelKit, Documented } from "../../toolkit/testing/channel-kit.ts";
import type { AppConfig } from "../account-config.ts";
import { app } from "../adapter.ts";
import type { AppEvent } from "../payload.ts";
import { appSimulator } from "../simulator.ts";

/** Its "vendor" is our own page docs/channels/app.md; the signature's test vector is in toolkit/standard-webhooks.test.ts. */
export const kit: ChannelKit = {
  adapter: app,
  simulator: appSimulator,
  documented: [
    example("a message with a picture", {
      type: "message.created",
      data: {
        id: "m-1001",
        person: { id: "user-77", name: "王芳" },
        text: "我的包裹三天没有更新了",
        files: [{ name: "photo.jpg", type: "image/jpeg", base64: "/9j/4AAQ" }],
        at: "2026-03-09T02:00:00Z",
      },
    }),
    example("a receipt", { type: "message.read", data: { id: "app-1" } }),
  ],
  forgeries: {
    "without a signature": ({ body }) => ({ body }),
    "with the body changed after signing": (post) => ({ ...post, body: post.body.replace("forged", "Forged") }),
    "signed ten minutes ago and sent again": (post) => late(post),
    "with a signature of another version": (post) => ({
      ...post,
      headers: { ...post.headers, "webhook-signature": post.headers!["webhook-signature"]!.replace("v1,", "v0,") },
    }),
  },
  choosesIds: true,
  gone: { status: 410, body: "{}" },
};

function example(name: string, event: AppEvent): Documented {
  const config = { ...appSimulator.accountConfig("http://127.0.0.1:1"), appId: "shop" } as AppConfig;
  const body = JSON.stringify(event);
  const now = new Date("2026-03-09T02:00:00Z");
  const headers = signWebhook(config.secret, { id: "evt-1", at: now.getTime() / 1_000, body });
  const isMessage = event.type === "message.created";
  return {
    name,
    source: "docs/channels/app.md",
    config,
    request: { headers, body: Buffer.from(body) },
    messages: isMessage
      ? [
          {
            externalId: "app:shop:m-1001",
            sender: { kind: "app", address: "shop:user-77", display: "shop:user-77", name: "王芳" },
            text: "我的包裹三天没有更新了",
            writtenAt: now,
            language: "zh",
          },
        ]
      : [],
    reports: isMessage ? [] : [{ providerId: "app-1", outcome: "read" }],
  };
}

function late(post: SimPost): SimPost {
  const before = Number(post.headers!["webhook-timestamp"]) - 600;
  return { ...post, headers: { ...post.headers, "webhook-timestamp": String(before) } };
}
