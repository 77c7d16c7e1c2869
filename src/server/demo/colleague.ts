import { type Line, packForm, type SentFile } from "./line.ts";

/** Somebody of the shop who is signed in, and does what they do by the API. */
export type Colleague = {
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks knows the endpoint's shape
  call(method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<any>;
  /** @returns what `POST /cases/{id}/reply` takes as an attachment */
  upload(file: SentFile): Promise<unknown>;
  signOut(): Promise<void>;
};

/** What the desk refused. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, what: string, text: string) {
    super(`${what}: ${status} ${text.slice(0, 500)}`);
    this.name = "Refused";
    this.status = status;
  }
}

/**
 * Signs somebody in by password.
 * @param from the address they seem to sit at, where the line can pretend one
 * @throws Refused
 */
export async function signIn(
  line: Line,
  { email, password, from }: { email: string; password: string; from?: string },
): Promise<Colleague> {
  let cookie = "";
  const send = async (
    method: Parameters<Colleague["call"]>[0],
    path: string,
    { headers, body }: { headers?: Record<string, string>; body?: Buffer | string },
  ) => {
    const answer = await line({ method, path, body, from, headers: { ...headers, ...(cookie && { cookie }) } });
    if (answer.status >= 400) throw new Refused(answer.status, `${email}: ${method} ${path}`, answer.text);
    for (const set of answer.headers.getSetCookie()) if (!/max-age=0/i.test(set)) cookie = set.split(";")[0]!;
    return answer.text === "" ? null : JSON.parse(answer.text);
  };
  const call: Colleague["call"] = (method, path, body) =>
    send(
      method,
      path,
      body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
    );
  await call("POST", "/api/auth/sign-in/email", { email, password });
  return {
    call,
    upload: async (file) => send("POST", "/api/v1/uploads", await packForm({}, [file])),
    async signOut() {
      await call("POST", "/api/auth/sign-out", {});
    },
  };
}
