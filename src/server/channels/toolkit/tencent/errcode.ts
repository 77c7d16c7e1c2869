import { ChannelError } from "../../../kernel/channel/index.ts";
import type { ProviderAnswer } from "../call-provider.ts";

/** Which of Tencent's error codes mean what to us; all others mean that the request is wrong. */
export type Errcodes = Readonly<Record<"auth" | "gone" | "retry", readonly number[]>> & {
  /** Of `auth` those by which only the access token is old: any other is not helped by a new one. */
  staleToken: readonly number[];
  /** Codes that ask to be left alone, with the seconds. */
  pauses: Readonly<Record<number, number>>;
};

export type ErrcodeAnswer = { errcode?: number; errmsg?: string };

/**
 * Reads the answers of WeChat and WeCom, which say 200 to everything and have `errcode` tell.
 * @param binary a file is expected: what is no JSON is no fault
 */
export function explainErrcode(codes: Errcodes, { binary = false } = {}) {
  return ({ status, headers, json }: ProviderAnswer): ChannelError | undefined => {
    if (status >= 300) return undefined;
    const answer = json as ErrcodeAnswer | null | undefined;
    if (answer === null || typeof answer !== "object") {
      const isPage = headers.get("content-type")?.startsWith("text/html") ?? true;
      return binary && !isPage ? undefined : new ChannelError("retry", `The answer is none (${status}).`);
    }
    const { errcode = 0, errmsg = "" } = answer;
    if (errcode === 0) return undefined;
    const words = `${errcode} ${errmsg}`.trim();
    const pause = codes.pauses[errcode];
    if (pause !== undefined) return new ChannelError("retry", words, { retryAfterMs: pause * 1_000 });
    const reason = (["auth", "gone", "retry"] as const).find((each) => codes[each].includes(errcode));
    return new ChannelError(reason ?? "rejected", words, { staleToken: codes.staleToken.includes(errcode) });
  };
}
