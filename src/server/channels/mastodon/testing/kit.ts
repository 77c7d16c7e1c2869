import type { ChannelKit, Documented } from "../../toolkit/testing/channel-kit.ts";
import { mastodon } from "../adapter.ts";
import { deliveryOf, notificationsOf } from "../receive.ts";
import { mastodonSimulator } from "../simulator.ts";

const config = {
  address: "trwnh@mastodon.social",
  accessToken: "ZA-Yj3aBD8U8Cm7lKUp-lm9O9BmDgdhHzDeqsY8tlL0",
  apiUrl: "https://mastodon.social",
};
const zsc = { id: "971724", username: "zsc", acct: "zsc" };
const status = {
  id: "103186126728896492",
  created_at: "2019-11-23T07:49:01.940Z",
  in_reply_to_id: "103186038209478945",
  in_reply_to_account_id: "14715",
  content:
    '<p><span class="h-card"><a href="https://mastodon.social/@trwnh" class="u-url mention">@<span>trwnh</span></a></span> sup!</p>',
  account: zsc,
  mentions: [{ id: "14715", username: "trwnh", url: "https://mastodon.social/@trwnh", acct: "trwnh" }],
};
const mention = { id: "34975861", type: "mention", created_at: "2019-11-23T07:49:02.064Z", account: zsc, status };

function answered(
  name: string,
  page: string,
  notifications: readonly object[],
  messages: NonNullable<Documented["messages"]>,
): Documented {
  const body = Buffer.from(JSON.stringify(notifications));
  return { name, source: `https://docs.joinmastodon.org${page}`, config, request: { body }, messages };
}

const withStatus = (more: object) => [{ ...mention, status: { ...status, ...more } }];

/** The examples of Mastodon's own documentation. */
export const kit: ChannelKit = {
  adapter: mastodon,
  simulator: mastodonSimulator,
  read: (answer, account) => notificationsOf(answer).flatMap((each) => deliveryOf(each, account) ?? []),
  documented: [
    answered(
      "a mention, and a favourite, which is nothing that anybody said",
      "/methods/notifications/#get",
      [
        mention,
        {
          id: "34975535",
          type: "favourite",
          created_at: "2019-11-23T07:29:18.903Z",
          account: { id: "297420", username: "haskal", acct: "haskal@cybre.space" },
          status: { id: "103186046267791694", account: { id: "14715", username: "trwnh", acct: "trwnh" } },
        },
      ],
      [
        {
          externalId: "mastodon:trwnh@mastodon.social:103186126728896492",
          sender: { kind: "mastodon", address: "zsc@mastodon.social", display: "@zsc@mastodon.social", name: null },
          text: "sup!",
          inReplyTo: "mastodon:trwnh@mastodon.social:103186038209478945",
          writtenAt: new Date("2019-11-23T07:49:01.940Z"),
          problems: [],
        },
      ],
    ),
    answered(
      "a public status with a link that is shown cut",
      "/entities/Status/#example",
      withStatus({
        in_reply_to_id: null,
        visibility: "public",
        url: "https://mastodon.social/@Gargron/103270115826048975",
        account: { id: "1", username: "Gargron", acct: "Gargron", display_name: "Eugen", bot: false },
        content:
          '<p>&quot;I lost my inheritance with one wrong digit on my sort code&quot;</p><p><a href="https://www.theguardian.com/money/2019/dec/07/i-lost-my-193000-inheritance-with-one-wrong-digit-on-my-sort-code" rel="nofollow noopener noreferrer" target="_blank"><span class="invisible">https://www.</span><span class="ellipsis">theguardian.com/money/2019/dec</span><span class="invisible">/07/i-lost-my-193000-inheritance-with-one-wrong-digit-on-my-sort-code</span></a></p>',
      }),
      [
        {
          text: '"I lost my inheritance with one wrong digit on my sort code"\n\nhttps://www.theguardian.com/money/2019/dec/07/i-lost-my-193000-inheritance-with-one-wrong-digit-on-my-sort-code',
          sender: {
            kind: "mastodon",
            address: "gargron@mastodon.social",
            display: "@gargron@mastodon.social",
            name: "Eugen",
          },
          inReplyTo: null,
          problems: [{ code: "public-post", detail: "https://mastodon.social/@Gargron/103270115826048975" }],
        },
      ],
    ),
    answered(
      "a picture",
      "/entities/MediaAttachment/#example",
      withStatus({
        visibility: "direct",
        media_attachments: [
          {
            id: "22345792",
            type: "image",
            url: "https://files.mastodon.social/media_attachments/files/022/345/792/original/57859aede991da25.jpeg",
            remote_url: null,
            description: "test media description",
          },
        ],
      }),
      [
        {
          problems: [],
          remoteFiles: [
            {
              name: "57859aede991da25.jpeg",
              type: "image/jpeg",
              ref: {
                url: "https://files.mastodon.social/media_attachments/files/022/345/792/original/57859aede991da25.jpeg",
              },
            },
          ],
        },
      ],
    ),
    answered(
      "somebody of another server behind a content warning",
      "/entities/Account/#acct",
      withStatus({ spoiler_text: "broken glass", account: { ...zsc, acct: "Haskal@Cybre.Space", bot: true } }),
      [{ text: "broken glass\n\nsup!", sender: expectedOf("haskal@cybre.space"), autoReply: "auto" }],
    ),
    answered(
      "what we wrote ourselves, which is nobody's to the shop",
      "/methods/notifications/#get",
      withStatus({ account: { id: "14715", username: "trwnh", acct: "trwnh" } }),
      [],
    ),
  ],
  forgeries: {},
  // A status that mentions nobody: the server did not find whom it was for.
  gone: { status: 200, body: JSON.stringify({ id: "103254962155278888", visibility: "direct", mentions: [] }) },
};

function expectedOf(address: string) {
  return { kind: "mastodon", address, display: `@${address}`, name: null };
}
