import { type AdapterPorts, ChannelError } from "../../../kernel/channel/index.ts";
import { callProvider, type ProviderAnswer, type ProviderCall, retryAfter } from "../call-provider.ts";

/** Why the Graph API refuses (https://developers.facebook.com/docs/graph-api/guides/error-handling). */
export type GraphError = {
  code?: number;
  error_subcode?: number;
  message?: string;
  error_data?: { details?: string };
};

/** What a channel knows of its own codes; undefined leaves it to those that all of Meta shares. */
export type ReasonOf = (error: GraphError) => ChannelError["reason"] | undefined;

/** "An unknown error", "service is down", and the limits of calls of an app, a user, a page and a business account. */
const PASSING = new Set([1, 2, 4, 17, 32, 341, 613, 80006, 80007, 80008]);
/** No session, a token that expired or was revoked, and permissions that are missing (10 and the 200s). */
const SIGN_IN = new Set([0, 3, 10, 102, 190]);

/**
 * Calls Meta's Graph API with an access token.
 * @throws ChannelError
 */
export async function callGraph<T>(
  call: Omit<ProviderCall, "explain"> & { token: string; reasonOf: ReasonOf },
  ports: Pick<AdapterPorts, "lookupFor">,
): Promise<T> {
  const { token, reasonOf, ...rest } = call;
  const { json } = await callProvider(
    {
      ...rest,
      headers: { ...rest.headers, authorization: `Bearer ${token}` },
      explain: (answer) => explain(answer, reasonOf),
    },
    ports,
  );
  return json as T;
}

function explain(answer: ProviderAnswer, reasonOf: ReasonOf): ChannelError | undefined {
  const given = answer.json as { error?: GraphError } | null | undefined;
  const error = given?.error;
  if (!error || typeof error !== "object") {
    if (answer.status >= 300) return undefined;
    return given ? undefined : new ChannelError("retry", `Meta gave an answer that is none (${answer.status}).`);
  }
  const { code = 0 } = error;
  const words = [code, error.message, error.error_data?.details].filter((word) => word !== undefined).join(" ");
  const reason = reasonOf(error) ?? sharedReason(code, answer.status);
  return new ChannelError(reason, words, { retryAfterMs: reason === "retry" ? retryAfter(answer) : null });
}

function sharedReason(code: number, status: number): ChannelError["reason"] {
  if (SIGN_IN.has(code) || (code >= 200 && code < 300)) return "auth";
  return PASSING.has(code) || status === 429 || status >= 500 ? "retry" : "rejected";
}
