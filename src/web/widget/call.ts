/** An answer of the server that is none to wait longer for. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`refused ${status}`);
    this.status = status;
  }
}

const TIMEOUT_MS = 20_000;

/**
 * Asks the server for something of the chat.
 * @throws Refused for what will not get better by asking again; Error when it may
 */
export async function call<T>(
  path: string,
  { token, body, keepalive }: { token?: string | null; body?: object | FormData; keepalive?: boolean } = {},
): Promise<T> {
  const answer = await fetch(path, {
    method: body ? "POST" : "GET",
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && !(body instanceof FormData) && { "content-type": "application/json" }),
    },
    ...(keepalive && { keepalive }),
    ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(body instanceof FormData ? TIMEOUT_MS * 6 : TIMEOUT_MS),
  });
  if (answer.ok) return answer.json();
  if (answer.status === 429 || answer.status >= 500) throw new Error(String(answer.status));
  throw new Refused(answer.status);
}
