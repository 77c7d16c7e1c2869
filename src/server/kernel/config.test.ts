import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

/** What is wrong with an environment. */
function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe("the relay of calls in the browser", () => {
  const KEEPWORD_TURN_SECRET = "shared";

  test("has several addresses, and is left alone where nothing is said of it", () => {
    const urls = [
      "turn:turn.example.com:3478?transport=udp",
      "turns:turn.example.com:5349?transport=tcp",
      "turn:[2001:db8::1]",
    ];
    expect(readConfig({ KEEPWORD_TURN_URLS: urls.join(", "), KEEPWORD_TURN_SECRET }).turnUrls).toEqual(urls);
    expect(readConfig({})).toMatchObject({ stunUrls: [], turnUrls: [], turnSecret: null, turnOnly: false });
  });

  test.each([
    [
      "another scheme",
      { KEEPWORD_TURN_URLS: "https://turn.example.com", KEEPWORD_TURN_SECRET },
      "KEEPWORD_TURN_URLS: must",
    ],
    [
      "a STUN server among them",
      { KEEPWORD_TURN_URLS: "stun:turn.example.com", KEEPWORD_TURN_SECRET },
      "KEEPWORD_TURN_URLS: must",
    ],
    [
      "no secret",
      { KEEPWORD_TURN_URLS: "turn:turn.example.com" },
      "KEEPWORD_TURN_URLS and KEEPWORD_TURN_SECRET go together.",
    ],
    ["a secret for nothing", { KEEPWORD_TURN_SECRET }, "KEEPWORD_TURN_URLS and KEEPWORD_TURN_SECRET go together."],
    [
      "nothing but the relay, and no relay",
      { KEEPWORD_TURN_ONLY: "yes" },
      "KEEPWORD_TURN_ONLY needs KEEPWORD_TURN_URLS.",
    ],
    ["neither yes nor no", { KEEPWORD_TURN_ONLY: "1" }, "KEEPWORD_TURN_ONLY: must"],
  ])("%s is told at the start", (_name, env, fault) => {
    expect(faultsOf(env as Record<string, string>)).toEqual([expect.stringContaining(fault)]);
  });
});
