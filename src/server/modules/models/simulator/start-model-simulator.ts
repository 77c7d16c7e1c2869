import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Mood, sayAs } from "./answer.ts";
import { meaningOf } from "./meaning.ts";

export type RunningModel = {
  /** what a desk is given as the model's address */
  baseUrl: string;
  mood: Mood;
  /** what was asked, as it came, the newest last */
  asked: { authorization: string | null; body: Record<string, unknown> }[];
  /** called while an answer is due, before it is given */
  meanwhile: (() => Promise<void>) | null;
  stop(): Promise<void>;
};

export const SIMULATED_MODEL = "simulated";
const MOST_KEPT = 1_000;

/**
 * Plays a server of OpenAI's protocol (chat completions and embeddings, with its errors) on a port of this machine, for trying the robot
 * with a language model without one.
 *
 * @param key asked for where given
 */
export async function startModelSimulator({
  port = 0,
  key,
}: {
  port?: number;
  key?: string;
} = {}): Promise<RunningModel> {
  const model: RunningModel = { baseUrl: "", mood: "good", asked: [], meanwhile: null, stop };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const part of request) text += part;
    const method = ["/chat/completions", "/embeddings"].find((path) => request.url?.endsWith(path));
    if (request.method !== "POST" || method === undefined) {
      return fail(response, 404, "invalid_request_error", `Invalid URL (${request.method} ${request.url})`);
    }
    const authorization = request.headers.authorization ?? null;
    if (key !== undefined && authorization !== `Bearer ${key}`) {
      return fail(response, 401, "invalid_request_error", "Incorrect API key provided.", "invalid_api_key");
    }
    const body = JSON.parse(text) as {
      model?: string;
      messages?: { role: string; content: string }[];
      input?: string | string[];
    };
    model.asked = [...model.asked, { authorization, body }].slice(-MOST_KEPT);
    if (body.model !== SIMULATED_MODEL) {
      return fail(
        response,
        404,
        "invalid_request_error",
        `The model '${body.model}' does not exist`,
        "model_not_found",
      );
    }
    await model.meanwhile?.();
    if (model.mood === "slow") return;
    if (model.mood === "busy") {
      response.setHeader("retry-after", "20");
      return fail(response, 429, "requests", "Rate limit reached", "rate_limit_exceeded");
    }
    if (model.mood === "down") return fail(response, 500, "server_error", "The server had an error");
    if (model.mood === "garbage") return void response.writeHead(200).end("<html>Welcome</html>");
    if (method === "/embeddings") {
      const data = [body.input ?? []]
        .flat()
        .map((input, index) => ({ object: "embedding", index, embedding: meaningOf(input) }));
      return send(response, 200, {
        object: "list",
        data,
        model: SIMULATED_MODEL,
        usage: { prompt_tokens: 0, total_tokens: 0 },
      });
    }
    const user = body.messages?.findLast(({ role }) => role === "user")?.content ?? "";
    const content = sayAs(model.mood, user);
    const message = { role: "assistant", content, refusal: null };
    send(response, 200, {
      id: `chatcmpl-${model.asked.length}`,
      object: "chat.completion",
      created: Math.floor(Date.now() / 1_000),
      model: SIMULATED_MODEL,
      choices: [{ index: 0, message, logprobs: null, finish_reason: "stop" }],
      usage: {
        prompt_tokens: text.length,
        completion_tokens: content.length,
        total_tokens: text.length + content.length,
      },
    });
  }

  async function stop(): Promise<void> {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  server.listen(port, "127.0.0.1");
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject));
  model.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return model;
}

function fail(
  response: ServerResponse,
  status: number,
  type: string,
  message: string,
  code: string | null = null,
): void {
  send(response, status, { error: { message, type, param: null, code } });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
