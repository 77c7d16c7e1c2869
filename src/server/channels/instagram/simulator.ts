import { metaMessagingSimulator } from "../toolkit/meta/messaging/simulator.ts";

/** Meta's side of an Instagram professional account. */
export const instagramSimulator = metaMessagingSimulator({
  channel: "instagram",
  object: "instagram",
  pageId: "17841405309211844",
  people: 5_200_000_000_000_000,
  tooLong: (text) => Buffer.byteLength(text) > 1_000,
});
