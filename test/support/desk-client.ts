import type { SaveChannelAccount } from "../../src/shared/contract/channels.ts";

export type DeskClient = {
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  get(path: string): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  post(path: string, body?: unknown): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  put(path: string, body: unknown): Promise<any>;
  /** Adds a mail account, as the settings page does. @returns its id */
  addMailAccount(given: { name?: string; addresses: string[]; config: SaveChannelAccount["config"] }): Promise<number>;
};

/**
 * Signs in at a running desk by password and speaks its API from then on.
 * @throws Error with the answer when anything is not answered with 2xx
 */
export async function signIn(url: string, email: string, password: string): Promise<DeskClient> {
  let cookie = "";
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { cookie, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    const cookies = response.headers.getSetCookie().map((line) => line.split(";", 1)[0]);
    if (cookies.length > 0) cookie = cookies.join("; ");
    return text === "" ? null : JSON.parse(text);
  };
  await send("POST", "/api/auth/sign-in/email", { email, password });
  return {
    get: (path) => send("GET", path),
    post: (path, body) => send("POST", path, body),
    put: (path, body) => send("PUT", path, body),
    async addMailAccount({ addresses, config, name = addresses[0]! }) {
      const brands = await send("GET", "/api/v1/brands");
      const form = {
        channel: "mail",
        name,
        brandId: brands.items[0].id,
        teamId: null,
        active: true,
        addresses,
        config,
      };
      return (await send("POST", "/api/v1/channel-accounts", form)).id;
    },
  };
}
