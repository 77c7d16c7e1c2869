import { expect, it } from "vitest";
import { type ChannelAccount, ChannelError } from "../../kernel/channel/index.ts";
import { accessTokens } from "./access-tokens.ts";

const account: ChannelAccount = { id: 1, channel: "x", name: "", addresses: [], config: { secret: "a" } };
let now = new Date("2026-01-01T00:00:00Z");
const ports = { now: () => now, lookupFor: () => Promise.reject(new Error("unused")) };

function provider(expiresInS = 7_200) {
  const fetched: boolean[] = [];
  const withToken = accessTokens(async (_account, _ports, { afresh }) => {
    fetched.push(afresh);
    return { token: `token ${fetched.length}`, expiresInS };
  });
  return { fetched, withToken };
}
const echo = async (token: string) => token;

it("fetches one token for many who ask at once", async () => {
  const { fetched, withToken } = provider();
  const tokens = await Promise.all([1, 2, 3].map(() => withToken(account, ports, echo)));
  expect(tokens).toEqual(["token 1", "token 1", "token 1"]);
  expect(fetched).toEqual([false]);
});

it("keeps a token until shortly before it runs out", async () => {
  const { withToken } = provider(7_200);
  await withToken(account, ports, echo);
  now = new Date(now.getTime() + 6_800_000);
  expect(await withToken(account, ports, echo)).toBe("token 1");
  now = new Date(now.getTime() + 200_000);
  expect(await withToken(account, ports, echo)).toBe("token 2");
});

it("fetches anew, once, what the provider calls invalid", async () => {
  const { fetched, withToken } = provider();
  const refuse = (good: string) => async (token: string) => {
    if (token !== good) throw new ChannelError("auth", "invalid credential", { staleToken: true });
    return token;
  };
  expect(await withToken(account, ports, refuse("token 2"))).toBe("token 2");
  await expect(withToken(account, ports, refuse("none"))).rejects.toThrow("invalid credential");
  expect(fetched).toEqual([false, true, true]);
});

it("asks for no other token where a new one would be refused, too", async () => {
  const { fetched, withToken } = provider();
  const refuse = async () => {
    throw new ChannelError("auth", "this address is not on the list");
  };
  await expect(withToken(account, ports, refuse)).rejects.toThrow("not on the list");
  expect(fetched).toEqual([false]);
});

it("forgets what could not be fetched, and asks again for other settings", async () => {
  let attempts = 0;
  const withToken = accessTokens(async () => {
    if (++attempts === 1) throw new ChannelError("retry", "busy");
    return { token: `token ${attempts}`, expiresInS: 60 };
  });
  await expect(withToken(account, ports, echo)).rejects.toThrow("busy");
  expect(await withToken(account, ports, echo)).toBe("token 2");
  expect(await withToken({ ...account, config: { secret: "b" } }, ports, echo)).toBe("token 3");
});
