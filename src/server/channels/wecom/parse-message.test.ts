import fc from "fast-check";
import { expect, it } from "vitest";
import type { KfMessage } from "./kf-message.ts";
import { parseMessage } from "./parse-message.ts";

const account = { id: 1, channel: "wecom", name: "", addresses: [], config: { corpId: "ww12345678910" } };
const ids = { msgid: "m", open_kfid: "wk1", external_userid: "wm1", origin: 3 };
const kinds = ["text", "image", "file", "location", "link", "miniprogram", "channels_shop_order", "constructor"];

it("says of a kind it does not know what it is, so that nobody waits for an answer to nothing", () => {
  expect(parseMessage({ ...ids, msgtype: "note" }, {}, account)).toMatchObject({ text: "[note]", remoteFiles: [] });
});

it("bears any value in any place", () => {
  const message = fc
    .constantFrom(...kinds)
    .chain((msgtype) =>
      fc.record({ msgtype: fc.constant(msgtype), [msgtype]: fc.jsonValue(), send_time: fc.jsonValue() }),
    );
  fc.assert(
    fc.property(message, fc.jsonValue(), (values, name) => {
      const { text, sender, writtenAt } = parseMessage({ ...ids, ...values } as KfMessage, { name }, account);
      expect(text).toEqual(expect.any(String));
      expect(sender?.address).toBe("wk1:wm1");
      expect(writtenAt?.getTime()).not.toBeNaN();
    }),
  );
});
