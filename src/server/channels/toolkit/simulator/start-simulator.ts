import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { chatPage } from "./chat-page.ts";
import type { SimAction, SimAnswer, SimMessage, SimPerson, Simulator, SimWorld } from "./define-simulator.ts";
import { postToDesk } from "./post-to-desk.ts";

/** How the vendor misbehaves, until it is told to stop: `lies` says 200 and something that is no answer of the vendor's. */
export type Fault =
  | { kind: "status"; status: number; retryAfterS?: number; body?: string }
  | { kind: "silence" }
  | { kind: "lies" };

export type RunningSimulator = {
  apiUrl: string;
  world: SimWorld;
  /** Lets something happen on the vendor's side and tells the desk. @returns what the desk answered, null when nothing is posted */
  act(action: SimAction): Promise<{ status: number; body: string } | null>;
  /** Breaks the vendor's API until it is mended, once it has answered so many more requests. */
  break(fault: Fault, afterRequests?: number): void;
  mend(): void;
  /** Tells the simulator where the desk listens. */
  connect(hookUrl: string | null): void;
  /** requests to the vendor's API so far */
  requests(): number;
  stop(): Promise<void>;
};

const MAX_BODY = 60 * 1_048_576;

/** Starts a vendor's side on a port of this machine (0: any free one). */
export async function startSimulator(
  simulator: Simulator,
  { port = 0, host = "127.0.0.1" }: { port?: number; host?: string } = {},
): Promise<RunningSimulator> {
  let fault: { fault: Fault; after: number } | null = null;
  let requests = 0;
  let ids = 1_000;
  const world: SimWorld = {
    config: {},
    apiUrl: "",
    hookUrl: null,
    now: Date.now,
    nextId: () => ++ids,
    messages: [],
    files: new Map(),
    queue: [],
    shopSaid(said) {
      const message: SimMessage = { ...said, from: "shop", at: world.now() };
      world.messages.push(message);
      return message;
    },
    keepFile(file) {
      const id = `file-${++ids}`;
      world.files.set(id, file);
      return id;
    },
  };

  const act: RunningSimulator["act"] = async (action) => {
    if (action.kind === "text" || action.kind === "file") note(world, action);
    const post = await simulator.tell(action, world);
    return post && world.hookUrl ? postToDesk(world.hookUrl, post) : null;
  };

  const server = createServer(async (request, response) => {
    try {
      const body = await readBody(request);
      const url = new URL(request.url ?? "/", "http://simulator");
      if (url.pathname.startsWith("/sim")) return void (await serveChat(url, body, response));
      requests++;
      const broken = takeFault();
      if (broken?.kind === "silence") return;
      if (broken) return void reply(response, faultAnswer(broken));
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const answer = await simulator.answer({ method: request.method ?? "GET", url, headers, body }, world);
      reply(response, answer ?? { status: 404, json: { error: "no such method" } });
    } catch (error) {
      reply(response, { status: 500, body: error instanceof Error ? (error.stack ?? "") : String(error) });
    }
  });

  function takeFault(): Fault | null {
    if (!fault || fault.after-- > 0) return null;
    return fault.fault;
  }

  /** What the page of the simulator asks for. */
  async function serveChat(url: URL, body: Buffer, response: ServerResponse): Promise<void> {
    if (url.pathname === "/sim")
      return reply(response, { headers: { "content-type": "text/html" }, body: chatPage(simulator.channel) });
    if (url.pathname === "/sim/messages") return reply(response, { json: world.messages });
    if (url.pathname === "/sim/say") {
      const said = JSON.parse(body.toString()) as {
        person: number;
        name?: string;
        text?: string;
        file?: { name: string; type: string; base64: string };
      };
      const person = { ...simulator.person(said.person), ...(said.name && { name: said.name }) };
      const action: SimAction = said.file
        ? {
            kind: "file",
            person,
            name: said.file.name,
            type: said.file.type,
            content: Buffer.from(said.file.base64, "base64"),
          }
        : { kind: "text", person, text: said.text ?? "" };
      return reply(response, { json: (await act(action)) ?? { status: 0, body: "" } });
    }
    reply(response, { status: 404, body: "" });
  }

  server.listen(port, host);
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject));
  const apiUrl = `http://${host}:${(server.address() as AddressInfo).port}`;
  world.apiUrl = apiUrl;
  const beside = await simulator.listen?.(world);
  world.config = { ...simulator.accountConfig(apiUrl), ...beside?.config };
  return {
    apiUrl,
    world,
    act,
    break: (broken, after = 0) => {
      fault = { fault: broken, after };
    },
    mend: () => {
      fault = null;
    },
    connect: (hookUrl) => {
      world.hookUrl = hookUrl;
    },
    requests: () => requests,
    async stop() {
      await beside?.stop();
      server.closeAllConnections();
      await Promise.race([new Promise((resolve) => server.close(resolve)), pause(1_000)]);
    },
  };
}

function note(world: SimWorld, action: Extract<SimAction, { person: SimPerson }>): void {
  const { person } = action;
  const id = String(world.nextId());
  if (action.kind === "text") {
    world.messages.push({ id, from: "person", person, text: action.text, file: null, at: world.now() });
    return;
  }
  const { name, type, content } = action;
  const file = { id: world.keepFile({ name, type, content }), name, type, size: content.byteLength };
  world.messages.push({ id, from: "person", person, text: "", file, at: world.now() });
}

function faultAnswer(fault: Exclude<Fault, { kind: "silence" }>): SimAnswer {
  if (fault.kind === "lies") return { status: 200, body: "<html>It works!</html>" };
  const headers: Record<string, string> =
    fault.retryAfterS === undefined ? {} : { "retry-after": String(fault.retryAfterS) };
  return { status: fault.status, headers, body: fault.body ?? "" };
}

function reply(response: ServerResponse, answer: SimAnswer): void {
  const isJson = answer.json !== undefined;
  response.writeHead(answer.status ?? 200, {
    ...(isJson && { "content-type": "application/json" }),
    ...answer.headers,
  });
  response.end(isJson ? JSON.stringify(answer.json) : (answer.body ?? ""));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).byteLength;
    if (size > MAX_BODY) throw new Error("too large");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
