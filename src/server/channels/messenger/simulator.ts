import { metaMessagingSimulator } from "../toolkit/meta/messaging/simulator.ts";

/** Meta's side of a Facebook page. */
export const messengerSimulator = metaMessagingSimulator({
  channel: "messenger",
  object: "page",
  pageId: "682498302938465",
  people: 7_100_000_000_000_000,
  tooLong: (text) => [...text].length > 2_000,
});
