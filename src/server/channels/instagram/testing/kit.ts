import type { ChannelKit } from "../../toolkit/testing/channel-kit.ts";
import { metaExamples, metaForgeries } from "../../toolkit/testing/meta-examples.ts";
import { instagram } from "../adapter.ts";
import { instagramSimulator } from "../simulator.ts";

const reference = "https://developers.facebook.com/docs/instagram-platform/webhooks/examples";
const PERSON = "1254459154682919";
const { config, signed, example, verification } = metaExamples("instagram", "17841405309211844", PERSON);
const sender = { kind: "instagram", address: PERSON, display: PERSON, name: "Peter Chang" };
const mid = "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlE";

/** The examples of Meta's reference of webhooks for Instagram. */
export const kit: ChannelKit = {
  adapter: instagram,
  simulator: instagramSimulator,
  documented: [
    verification,
    example(
      "a text",
      reference,
      { message: { mid, text: "Do you have it in red?" } },
      {
        messages: [{ sender, text: "Do you have it in red?", externalId: `instagram:${mid}` }],
      },
    ),
    example(
      "a text that answers one of ours",
      reference,
      { message: { mid, text: "yes", reply_to: { mid: "aWdfMID" } } },
      { messages: [{ inReplyTo: "instagram:aWdfMID" }] },
    ),
    example(
      "a story that names the shop",
      reference,
      {
        message: {
          mid,
          attachments: [
            { type: "story_mention", payload: { url: "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1" } },
          ],
        },
      },
      {
        messages: [
          {
            text: "",
            remoteFiles: [
              {
                name: "story",
                type: "application/octet-stream",
                ref: { url: "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1" },
              },
            ],
          },
        ],
      },
    ),
    example(
      "a reel that was shared",
      reference,
      {
        message: {
          mid,
          attachments: [{ type: "ig_reel", payload: { title: "Unboxing", url: "https://lookaside.fbsbx.com/r" } }],
        },
      },
      { messages: [{ text: "Unboxing\nhttps://lookaside.fbsbx.com/r" }] },
    ),
    example(
      "what Instagram does not hand on is there, and says so",
      reference,
      { message: { mid, is_unsupported: true } },
      { messages: [{ text: "", problems: [{ code: "unsupported" }] }] },
    ),
    example("a message that was taken back", reference, { message: { mid, is_deleted: true } }, { messages: [] }),
    example("an echo of what we said", reference, { message: { mid, is_echo: true, text: "hello" } }, { messages: [] }),
    example(
      "a message that was seen",
      reference,
      { read: { mid } },
      {
        reports: [{ providerId: `instagram:${mid}`, outcome: "read", recipients: [PERSON] }],
      },
    ),
  ],
  signed: { config, request: signed },
  forgeries: metaForgeries,
  gone: {
    status: 400,
    body: JSON.stringify({
      error: { message: "This message is sent outside of allowed window.", code: 10, error_subcode: 2534022 },
    }),
  },
};
