import { FormData } from "undici";
import { type AdapterPorts, type ChannelAccount, ChannelError } from "../../../kernel/channel/index.ts";
import { type AccessToken, accessTokens } from "../access-tokens.ts";
import { callProvider } from "../call-provider.ts";
import { parseExact } from "../exact-json.ts";
import { type Errcodes, explainErrcode } from "./errcode.ts";

type Ports = Pick<AdapterPorts, "lookupFor" | "now">;
export type MediaType = "image" | "voice" | "video" | "file";

/** How to call an API of Tencent's family: WeChat's and WeCom's differ in their tokens and codes alone. */
export function tencentApi({
  codes,
  tokenRequest,
}: {
  codes: Errcodes;
  /** The path that gives an access token, with what it wants to know. */
  tokenRequest: (account: ChannelAccount, given: { afresh: boolean }) => TokenRequest;
}) {
  const explain = explainErrcode(codes);
  const explainFile = explainErrcode(codes, { binary: true });

  const withToken = accessTokens(async (account, ports, given): Promise<AccessToken> => {
    const { path, query = {}, json } = tokenRequest(account, given);
    const answer = await callProvider({ url: urlOf(account, path), query, json, explain }, ports);
    const { access_token: token, expires_in: expiresInS } = answer.json as {
      access_token?: string;
      expires_in?: number;
    };
    if (!token || !expiresInS) throw new ChannelError("retry", "The answer holds no access token.");
    return { token, expiresInS };
  });

  return {
    /** Calls a method with JSON; an id that is no safe number comes back as text. @param harmless of one that only reads @throws ChannelError */
    call: <T>(
      account: ChannelAccount,
      path: string,
      json: Record<string, unknown>,
      ports: Ports,
      { harmless = false } = {},
    ): Promise<T> =>
      withToken(account, ports, async (access_token) => {
        const call = { url: urlOf(account, path), query: { access_token }, json, explain, harmless };
        return parseExact((await callProvider(call, ports)).body.toString()) as T;
      }),

    /** Asks with nothing but the token. @throws ChannelError */
    get: <T>(account: ChannelAccount, path: string, ports: Ports): Promise<T> =>
      withToken(account, ports, async (access_token) => {
        const answer = await callProvider({ url: urlOf(account, path), query: { access_token }, explain }, ports);
        return answer.json as T;
      }),

    /** Gets a token, or the provider's words of why there is none. @throws ChannelError */
    signIn: (account: ChannelAccount, ports: Ports) => withToken(account, ports, async () => undefined),

    /** Uploads a file for three days. @returns its media_id. @throws ChannelError */
    uploadMedia: (
      account: ChannelAccount,
      type: MediaType,
      file: { name: string; type: string; content: Uint8Array },
      ports: Ports,
    ): Promise<string> =>
      withToken(account, ports, async (access_token) => {
        const body = new FormData();
        body.set("media", new Blob([new Uint8Array(file.content)], { type: file.type }), file.name);
        const query = { access_token, type };
        const url = urlOf(account, "/cgi-bin/media/upload");
        const answer = await callProvider({ url, query, body, explain, timeoutMs: 120_000 }, ports);
        return (answer.json as { media_id: string }).media_id;
      }),

    /** Brings a file that somebody sent; videos are only named, and lie elsewhere. @throws ChannelError */
    downloadMedia: (account: ChannelAccount, mediaId: string, ports: Ports): Promise<Uint8Array> =>
      withToken(account, ports, async (access_token) => {
        const url = urlOf(account, "/cgi-bin/media/get");
        const query = { access_token, media_id: mediaId };
        const answer = await callProvider({ url, query, explain: explainFile, timeoutMs: 60_000 }, ports);
        const { video_url: video } = (answer.json ?? {}) as { video_url?: string };
        return video ? (await callProvider({ url: video, timeoutMs: 60_000 }, ports)).body : answer.body;
      }),
  };
}

export type TokenRequest = { path: string; query?: Record<string, string>; json?: Record<string, unknown> };

function urlOf({ config }: ChannelAccount, path: string): string {
  return `${String(config.apiUrl).replace(/\/$/, "")}${path}`;
}
