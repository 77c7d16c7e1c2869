import { createPublicKey } from "node:crypto";
import { expect, it } from "vitest";
import { isSigned, keyOf, signChallenge } from "./signature.ts";

const secret = "naOC0ocQE3shWLAfffVLB1rhYPG7";
const timestamp = "1725442341";
// The documentation prints it on one line; its signature is of this.
const body = Buffer.from('{\n  "op": 0,\n  "d": {},\n  "t": "GATEWAY_EVENT_NAME"\n}');
const signature =
  "865ad13a61752ca65e26bde6676459cd36cf1be609375b37bd62af366e1dc25a8dc789ba7f14e017ada3d554c671a911bfdf075ba54835b23391d509579ed002";

it("makes the key of the documentation's secret", () => {
  const { x } = createPublicKey(keyOf(secret)).export({ format: "jwk" });
  const publicKey = [
    215, 195, 98, 254, 120, 174, 248, 31, 242, 50, 135, 180, 147, 98, 139, 93, 176, 42, 60, 79, 227, 11, 33, 94, 77, 25,
    96, 155, 93, 118, 103, 58,
  ];
  expect([...Buffer.from(x!, "base64url")]).toEqual(publicKey);
});

it("knows the signature of the documentation's body, and no other", () => {
  expect(isSigned({ signature, timestamp }, body, secret)).toBe(true);
  expect(isSigned({ signature, timestamp: "1725442342" }, body, secret)).toBe(false);
  expect(isSigned({ signature, timestamp }, Buffer.from("{}"), secret)).toBe(false);
  expect(isSigned({ signature, timestamp }, body, "DG5g3B4j9X2KOErG")).toBe(false);
  expect(isSigned({ signature: "", timestamp }, body, secret)).toBe(false);
  expect(isSigned({ signature }, body, secret)).toBe(false);
});

it("answers the documentation's question", () => {
  const asked = { plain_token: "Arq0D5A61EgUu4OxUvOp", event_ts: timestamp };
  expect(signChallenge(asked, "DG5g3B4j9X2KOErG")).toBe(
    "87befc99c42c651b3aac0278e71ada338433ae26fcb24307bdc5ad38c1adc2d01bcfcadc0842edac85e85205028a1132afe09280305f13aa6909ffc2d652c706",
  );
});

it.each([
  { plain_token: '{"op":0,"t":"C2C_MESSAGE_CREATE"}', event_ts: timestamp },
  { plain_token: "token", event_ts: '{"op":0}' },
  { plain_token: "token", event_ts: `${timestamp}{"op":0,"x":"` },
  { plain_token: 1, event_ts: 2 },
  {},
])("signs nothing that could pass for a body: %j", (asked) => expect(signChallenge(asked, secret)).toBeNull());
