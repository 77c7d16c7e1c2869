import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { HookFormat } from "../../src/shared/contract/alarms.ts";

export type Heard = { format: HookFormat | "sms"; words: string };
export type RobotMood = "take" | "busy" | "refuse" | "broken";

export const ROBOT_SECRET = "SEC0123456789abcdef";
const HOUR = 3_600_000;

type Part = { tag: string; text: string; href?: string };
/** What the four vendors' messages may have. */
type Sent = {
  msgtype?: unknown;
  markdown?: { content?: string; title?: string; text?: string };
  timestamp?: string;
  sign?: string;
  msg_type?: unknown;
  content?: { post?: { zh_cn?: { title: string; content: Part[][] } } };
  text?: string;
  blocks?: { type: string; text?: { type: string; text: string } }[];
};
type Verdict = { status?: number; body: unknown };

/**
 * The group robots of four vendors and a provider of short messages, by what the vendors publish: which fields a message
 * has, how it is signed, and what is answered. A message that none of them would take is refused in their words.
 * @param now the time by which signatures are judged
 */
export async function startChatRobots(now: () => Date) {
  const heard: Heard[] = [];
  let mood: RobotMood = "take";
  const hear = (format: Heard["format"], words: string) => heard.push({ format, words });

  const robots: Record<HookFormat, (url: URL, body: Sent) => Verdict> = {
    wecom(url, body) {
      if (mood === "busy") return { body: { errcode: 45_009, errmsg: "api freq out of limit" } };
      if (mood === "refuse" || url.searchParams.get("key") !== "wecom-key") {
        return { body: { errcode: 93_000, errmsg: "invalid webhook url" } };
      }
      const content = body.markdown?.content;
      if (body.msgtype !== "markdown" || typeof content !== "string" || Buffer.byteLength(content) > 4_096) {
        return { body: { errcode: 40_008, errmsg: "invalid message type" } };
      }
      hear("wecom", content);
      return { body: { errcode: 0, errmsg: "ok" } };
    },
    dingtalk(url, body) {
      if (mood === "busy") return { body: { errcode: 130_101, errmsg: "send too fast" } };
      const timestamp = url.searchParams.get("timestamp") ?? "";
      const sign = createHmac("sha256", ROBOT_SECRET).update(`${timestamp}\n${ROBOT_SECRET}`, "utf8").digest("base64");
      const isFresh = Math.abs(Number(timestamp) - now().getTime()) < HOUR;
      if (mood === "refuse" || url.searchParams.get("sign") !== sign || !isFresh) {
        return { body: { errcode: 310_000, errmsg: "sign not match" } };
      }
      const { title, text: content } = body.markdown ?? {};
      if (body.msgtype !== "markdown" || !title || !content)
        return { body: { errcode: 400_106, errmsg: "no content" } };
      hear("dingtalk", content);
      return { body: { errcode: 0, errmsg: "ok" } };
    },
    feishu(_, body) {
      if (mood === "busy") return { body: { code: 11_232, msg: "frequency limited" } };
      const key = `${body.timestamp}\n${ROBOT_SECRET}`;
      const isFresh = Math.abs(Number(body.timestamp) * 1_000 - now().getTime()) < HOUR;
      const isSigned = body.sign === createHmac("sha256", key).update(Buffer.alloc(0)).digest("base64");
      if (mood === "refuse" || !isSigned || !isFresh) {
        return { body: { code: 19_021, msg: "sign match fail or timestamp is not within one hour from current time" } };
      }
      const post = body.content?.post?.zh_cn;
      if (body.msg_type !== "post" || typeof post?.title !== "string" || !Array.isArray(post.content)) {
        return { body: { code: 9_499, msg: "Bad Request" } };
      }
      const parts = post.content.flat();
      if (!parts.every(({ tag, href }) => tag === "text" || (tag === "a" && href))) {
        return { body: { code: 9_499, msg: "Bad Request" } };
      }
      hear("feishu", [post.title, ...parts.map((part) => `${part.text} ${part.href ?? ""}`)].join("\n"));
      return { body: { StatusCode: 0, StatusMessage: "success", code: 0, data: {}, msg: "success" } };
    },
    slack(_, body) {
      if (mood === "busy") return { status: 429, body: "rate_limited" };
      if (mood === "refuse") return { status: 403, body: "invalid_token" };
      const [block] = body.blocks ?? [];
      if (typeof body.text !== "string" || block?.type !== "section" || block.text?.type !== "mrkdwn") {
        return { status: 400, body: "invalid_blocks" };
      }
      hear("slack", block.text.text);
      return { body: "ok" };
    },
  };

  async function answer(request: IncomingMessage): Promise<Verdict> {
    const url = new URL(request.url!, "http://robots.test");
    const sent = await text(request);
    if (mood === "broken") return { status: 502, body: "bad gateway" };
    const robot = robots[url.pathname.slice(1) as HookFormat];
    if (robot) {
      const isJson = request.headers["content-type"]?.startsWith("application/json");
      return isJson ? robot(url, JSON.parse(sent)) : { status: 415, body: "application/json only" };
    }
    const form = new URLSearchParams(sent);
    hear("sms", `${form.get("To")}: ${form.get("Body")}`);
    return { status: 201, body: { sid: `SM${"0".repeat(31)}${heard.length}`, status: "queued" } };
  }

  const server = createServer(async (request, response) => {
    const { status = 200, body } = await answer(request);
    const isText = typeof body === "string";
    response.writeHead(status, { "content-type": isText ? "text/plain" : "application/json" });
    response.end(isText ? body : JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base,
    heard,
    urlOf: (format: HookFormat) => `${base}/${format}${format === "wecom" ? "?key=wecom-key" : "?access_token=a"}`,
    setMood(next: RobotMood) {
      mood = next;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
