import type { FastifyInstance, InjectOptions } from "fastify";

export type Answer = {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a body
  body: any;
  /** the body as it was sent */
  text: string;
  headers: Record<string, unknown>;
};

/** Speaks HTTP to the desk as one person, key or nobody; cookies are kept as a browser would. */
export type TestClient = {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** for uploads and odd headers */
  inject(options: InjectOptions): Promise<Answer>;
  readonly cookies: Map<string, string>;
};

let addresses = 0;

/** A client without credentials, or with the headers given. Each has an address of its own, so that limits are too. */
export function testClient(app: FastifyInstance, headers: Record<string, string> = {}): TestClient {
  const cookies = new Map<string, string>();
  addresses++;
  const remoteAddress = `10.${process.pid % 250}.${addresses >> 8}.${addresses & 255}`;
  const inject = async (options: InjectOptions): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await app.inject({
      remoteAddress,
      ...options,
      headers: { ...headers, ...(cookie && { cookie }), ...options.headers },
    });
    keepCookies(cookies, response.headers["set-cookie"]);
    const isJson = String(response.headers["content-type"]).includes("json") && response.payload !== "";
    const body = isJson ? response.json() : response.payload;
    return { status: response.statusCode, body, text: response.payload, headers: response.headers };
  };
  const send = (method: InjectOptions["method"]) => (url: string, body?: unknown) =>
    inject({ method, url, ...(body !== undefined && { payload: body as object }) });
  return {
    get: send("GET"),
    post: send("POST"),
    put: send("PUT"),
    patch: send("PATCH"),
    delete: send("DELETE"),
    inject,
    cookies,
  };
}

function keepCookies(cookies: Map<string, string>, header: string | string[] | undefined): void {
  for (const line of [header ?? []].flat()) {
    const [pair = "", ...attributes] = line.split(";");
    const at = pair.indexOf("=");
    const gone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
    if (gone) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
