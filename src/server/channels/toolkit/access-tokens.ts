import { createHash } from "node:crypto";
import { type AdapterPorts, type ChannelAccount, ChannelError } from "../../kernel/channel/index.ts";

/** What a provider gives for an account's secret, for a while. */
export type AccessToken = { token: string; expiresInS: number };

type Ports = Pick<AdapterPorts, "lookupFor" | "now">;
type Held = { token: Promise<string>; until: number };

/** A token is fetched anew so long before it runs out: nothing is sent with one that ends on the way. */
const MARGIN_S = 300;

/**
 * Keeps the access tokens of accounts in memory until shortly before they run out. Many who ask at once wait for one
 * fetch. When the provider calls one invalid (`use` throws a ChannelError with `staleToken`), it is fetched anew, once.
 *
 * @param fetchToken asks the provider; `afresh` after it called the last one invalid
 * @returns calls `use` with a token
 */
export function accessTokens(
  fetchToken: (account: ChannelAccount, ports: Ports, given: { afresh: boolean }) => Promise<AccessToken>,
) {
  const held = new Map<string, Held>();

  function fetchAndHold(account: ChannelAccount, ports: Ports, afresh: boolean): Held {
    const key = keyOf(account);
    const fetched = fetchToken(account, ports, { afresh });
    const entry: Held = { token: fetched.then(({ token }) => token), until: Number.POSITIVE_INFINITY };
    held.set(key, entry);
    fetched.then(
      ({ expiresInS }) => {
        const margin = Math.min(MARGIN_S, expiresInS / 10);
        entry.until = ports.now().getTime() + (expiresInS - margin) * 1_000;
      },
      () => held.get(key) === entry && held.delete(key),
    );
    return entry;
  }

  return async function withToken<T>(
    account: ChannelAccount,
    ports: Ports,
    use: (token: string) => Promise<T>,
  ): Promise<T> {
    const known = held.get(keyOf(account));
    const entry = known && known.until > ports.now().getTime() ? known : fetchAndHold(account, ports, false);
    const token = await entry.token;
    try {
      return await use(token);
    } catch (error) {
      if (!(error instanceof ChannelError) || !error.staleToken) throw error;
      const current = held.get(keyOf(account));
      // Whoever noticed first has fetched it for the others.
      const next = current && current !== entry ? current : fetchAndHold(account, ports, true);
      return use(await next.token);
    }
  };
}

/** Other settings are another account at the provider; no secret is kept in the key. */
function keyOf({ id, config }: ChannelAccount): string {
  return `${id}:${createHash("sha256").update(JSON.stringify(config)).digest("base64")}`;
}
