import type { ChannelAccountView, SaveChannelAccount } from "../../src/shared/contract/channels.ts";

export type DeskClient = {
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  get(path: string): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  post(path: string, body?: unknown): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  put(path: string, body: unknown): Promise<any>;
  /** Adds a channel account, as the settings page does. */
  addAccount(given: {
    channel: string;
    name?: string;
    addresses?: string[];
    config: SaveChannelAccount["config"];
  }): Promise<ChannelAccountView>;
  /** The same with a mail account. @returns its id */
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
  const addAccount: DeskClient["addAccount"] = async ({ channel, addresses = [], config, name = channel }) => {
    const brands = await send("GET", "/api/v1/brands");
    const form = { channel, name, brandId: brands.items[0].id, teamId: null, active: true, addresses, config };
    return send("POST", "/api/v1/channel-accounts", form);
  };
  return {
    get: (path) => send("GET", path),
    post: (path, body) => send("POST", path, body),
    put: (path, body) => send("PUT", path, body),
    addAccount,
    async addMailAccount({ addresses, config, name = addresses[0]! }) {
      return (await addAccount({ channel: "mail", name, addresses, config })).id;
    },
  };
}
