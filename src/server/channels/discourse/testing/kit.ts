import { createHmac } from "node:crypto";
import type { RemoteFile } from "../../../kernel/channel/index.ts";
import type { ChannelKit, Documented } from "../../toolkit/testing/channel-kit.ts";
import { discourse } from "../adapter.ts";
import { discourseSimulator } from "../simulator.ts";

const webhookSecret = "my_lovely_secret_for_web_hook";
const config = {
  apiUrl: "https://discussion.fedoraproject.org",
  username: "shop",
  apiKey: "714552c6148e1617aeab526d0606184b94a80ec048fc09894ff1a72b740c5f19",
  webhookSecret,
};
const sign = (body: Uint8Array, secret = webhookSecret) =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

function request(body: Uint8Array, event = "post_created") {
  const headers = {
    "x-discourse-event-id": "158765",
    "x-discourse-event-type": event.split("_")[0]!,
    "x-discourse-event": event,
    "x-discourse-event-signature": sign(body),
  };
  return { headers, body };
}

function told(
  name: string,
  source: string,
  post: object,
  messages: NonNullable<Documented["messages"]>,
  more: Partial<Documented> & { event?: string } = {},
): Documented {
  const { event, ...rest } = more;
  return { name, source, config, request: request(Buffer.from(JSON.stringify({ post })), event), messages, ...rest };
}

const SPEC = "https://github.com/discourse/discourse/blob/main/spec/jobs/regular/emit_web_hook_event_spec.rb";
const SERIALIZER = "https://github.com/discourse/discourse/blob/main/app/serializers/web_hook_post_serializer.rb";
const FEDORA = "https://github.com/fedora-infra/discourse2fedmsg-messages";
const CRATE = "https://docs.rs/crate/discourse-webhooks/latest/source/examples/";
const KOISHI = "https://github.com/Anillc/koishi-plugin-adapter-discourse";

const hello = {
  admin: true,
  avatar_template: "/user_avatar/og.ax/jonte/{size}/3_2.png",
  category_id: 4,
  category_slug: "general",
  cooked: "<p>Hello World! This is an example post.</p>",
  created_at: "2025-07-19T12:09:30.847Z",
  deleted_at: null,
  display_username: null,
  hidden: false,
  id: 14,
  name: null,
  post_number: 1,
  post_type: 1,
  post_url: "/t/example-topic/10/1",
  raw: "Hello World! This is an example post.",
  reply_to_post_number: null,
  staff: true,
  topic_archetype: "regular",
  topic_id: 10,
  topic_slug: "example-topic",
  topic_title: "Example Topic",
  trust_level: 1,
  user_deleted: false,
  user_id: 2,
  username: "jonte",
  version: 1,
};
const meeting = {
  category_id: 7,
  category_slug: "project",
  created_at: "2023-02-09T10:19:46.324Z",
  deleted_at: null,
  display_username: "Francois Andrieu",
  hidden: false,
  id: 79563,
  name: "Francois Andrieu",
  post_number: 3,
  post_type: 1,
  reply_to_post_number: null,
  staff: false,
  topic_archetype: "regular",
  topic_id: 46582,
  topic_slug: "docs-meeting-agenda-2023-02-08",
  topic_title: "Docs meeting agenda: 2023-02-08",
  user_id: 2401,
  username: "darknao",
};
const picture = {
  id: 17,
  name: "Anillc",
  username: "Anillc",
  created_at: "2023-01-15T19:36:24.406Z",
  cooked:
    '<p><img src="/uploads/default/original/1X/8a51b4e6da79f0481b90ebb54e1b54ca935ed81b.jpeg" alt="1666892869705" data-base62-sha1="jJCWGKWQzL1BVt7XkAi7MmaVTjd" width="145" height="250"></p>',
  post_number: 2,
  post_type: 1,
  reply_to_post_number: null,
  topic_id: 12,
  topic_title: "Welcome to Discourse — thanks for contributing!",
  category_id: null,
  raw: "![1666892869705|290x500, 50%](upload://jJCWGKWQzL1BVt7XkAi7MmaVTjd.jpeg)",
  staff: true,
  user_id: 1,
  hidden: false,
  deleted_at: null,
  topic_archetype: "private_message",
};
const readers = (...names: string[]) => ({
  "/t/12.json": { id: 12, details: { allowed_users: names.map((username, id) => ({ id, username })) } },
});
const site = "discourse:discussion.fedoraproject.org";

/** Requests as Discourse's own tests sign them, and as forums sent them to others. */
export const kit: ChannelKit = {
  adapter: discourse,
  simulator: discourseSimulator,
  documented: [
    {
      name: "the test of the webhook, with the signature of Discourse's own tests",
      source: SPEC,
      config,
      request: {
        headers: {
          "x-discourse-event-id": "1",
          "x-discourse-event-type": "ping",
          "x-discourse-event": "ping",
          "x-discourse-event-signature": "sha256=162f107f6b5022353274eb1a7197885cfd35744d8d08e5bcea025d309386b7d6",
        },
        body: Buffer.from('{"ping":"OK"}'),
      },
      messages: [],
    },
    told("the first post of a topic", CRATE, hello, [
      {
        externalId: `${site}:t:10:1`,
        sender: {
          kind: "discourse",
          address: "jonte@discussion.fedoraproject.org",
          display: "@jonte",
          name: "jonte",
        },
        subject: "Example Topic",
        text: "Hello World! This is an example post.",
        inReplyTo: null,
        threadRefs: [],
        writtenAt: new Date("2025-07-19T12:09:30.847Z"),
        provenCaseId: null,
        problems: [],
      },
    ]),
    told("a further post, which names those above it", FEDORA, { ...meeting, raw: "I *can't* make it." }, [
      {
        externalId: `${site}:t:46582:3`,
        sender: {
          kind: "discourse",
          address: "darknao@discussion.fedoraproject.org",
          display: "@darknao",
          name: "Francois Andrieu",
        },
        subject: "Docs meeting agenda: 2023-02-08",
        text: "I *can't* make it.",
        inReplyTo: `${site}:t:46582:1`,
        threadRefs: [`${site}:t:46582:1`, `${site}:t:46582:2`],
      },
    ]),
    told(
      "a post that answers another, without the words as they were typed",
      SERIALIZER,
      { ...meeting, post_number: 3, reply_to_post_number: 2, cooked: "<p>Tom &amp; Ann<br>\nagain</p>" },
      [{ text: "Tom & Ann\nagain", inReplyTo: `${site}:t:46582:2` }],
    ),
    told(
      "a private message to our user with a picture",
      KOISHI,
      picture,
      [
        {
          text: "",
          // Where the forum is, the suite says.
          remoteFiles: [{ name: "1666892869705.jpeg", type: "image/jpeg" } as RemoteFile],
        },
      ],
      { api: readers("Anillc", "Shop") },
    ),
    told("a private message among others, which is none of ours", KOISHI, picture, [], {
      api: readers("Anillc", "sam"),
    }),
    told("a private message that our user may not see", KOISHI, picture, [], { api: {} }),
    told("a post in a category that is not watched", CRATE, hello, [], { config: { ...config, categories: ["7"] } }),
    told("a post in a category that is watched", CRATE, hello, [{ text: hello.raw }], {
      config: { ...config, categories: ["7", " 4"] },
    }),
    told("what we wrote ourselves", CRATE, { ...hello, username: "Shop" }, []),
    told("what the forum itself wrote", SERIALIZER, { ...hello, username: "system", user_id: -1 }, []),
    told("a closed topic", SERIALIZER, { ...hello, post_type: 3, action_code: "closed.enabled", raw: "" }, []),
    told("a whisper among the staff", SERIALIZER, { ...hello, post_type: 4 }, []),
    told("a post that was edited", FEDORA, { ...hello, version: 3 }, [], { event: "post_edited" }),
    told("a post that was deleted", FEDORA, hello, [], { event: "post_destroyed" }),
  ],
  forgeries: {
    "without a signature": ({ headers: { "x-discourse-event-signature": _, ...headers } = {}, ...post }) => ({
      ...post,
      headers,
    }),
    "signed with another secret": (post) => ({
      ...post,
      headers: { ...post.headers, "x-discourse-event-signature": sign(Buffer.from(post.body), "another secret") },
    }),
    "changed after it was signed": (post) => ({ ...post, body: post.body.replace("forged", "forged ") }),
  },
  // A port that nobody listens at: whom a private message is for is not to be had.
  signed: { config: { ...config, apiUrl: "http://127.0.0.1:9" }, request },
  gone: {
    status: 404,
    body: JSON.stringify({ errors: ["The requested URL or resource could not be found."], error_type: "not_found" }),
  },
};
