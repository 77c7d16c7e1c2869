import { expect, test } from "vitest";
import { readAuthentication } from "./authentication-results.ts";

test.each([
  [
    "mx.google.com; dkim=pass header.i=@efax.com header.s=k1 header.b=x; spf=pass (google.com: domain of b@send.efax.com designates 1.2.3.4 as permitted sender) smtp.mailfrom=b@send.efax.com; dmarc=pass (p=REJECT) header.from=efax.com",
    { by: "mx.google.com", domains: ["efax.com", "send.efax.com"] },
  ],
  ["MX.shop.example 1; dmarc=fail header.from=efax.com; dkim=none", { by: "mx.shop.example", domains: [] }],
  ["mx.shop.example; none", { by: "mx.shop.example", domains: [] }],
  [
    "mx.shop.example; x=y (dmarc=pass header.from=efax.com; dmarc=pass) ; dkim=fail",
    { by: "mx.shop.example", domains: [] },
  ],
  [
    "mx.shop.example; dkim=passed header.d=efax.com; auth=pass header.d=efax.com",
    { by: "mx.shop.example", domains: [] },
  ],
])("%s", (header, expected) => {
  expect(readAuthentication([header])).toEqual(expected);
});

test("only the header of the server that had the mail last counts", () => {
  const [own, forged] = ["mx.shop.example; dkim=none", "mx.shop.example; dmarc=pass header.from=efax.com"];
  expect(readAuthentication([own, forged])).toEqual({ by: "mx.shop.example", domains: [] });
  expect(readAuthentication([])).toBeNull();
});
