import { createHmac } from "node:crypto";
import type { HookFormat } from "../../../../shared/contract/alarms.ts";

/** What is told, before it has the form of a vendor. */
export type Notice = { title: string; lines: readonly string[]; links: readonly { text: string; url: string }[] };
export type HookRequest = { url: string; body: unknown };
/** What a vendor made of it. */
export type HookVerdict = { outcome: "told" } | { outcome: "refused" | "failed"; detail: string };

type Format = {
  write(notice: Notice, url: string, secret: string | null, at: Date): HookRequest;
  read(body: string): HookVerdict;
};

/** The four vendors' robots: how they are written to, how signed, and what their answers mean. */
const formats: Record<HookFormat, Format> = {
  wecom: {
    write: (notice, url) => ({ url, body: { msgtype: "markdown", markdown: { content: markdownOf(notice, "\n") } } }),
    read: (body) => byCode(body, "errcode", "errmsg", [-1, 45_009]),
  },
  dingtalk: {
    write(notice, url, secret, at) {
      const text = `### ${markdownOf(notice, "\n\n")}`;
      const signed = new URL(url);
      if (secret) {
        const timestamp = String(at.getTime());
        signed.searchParams.set("timestamp", timestamp);
        signed.searchParams.set("sign", hmac(secret, `${timestamp}\n${secret}`));
      }
      return { url: signed.href, body: { msgtype: "markdown", markdown: { title: notice.title, text } } };
    },
    read: (body) => byCode(body, "errcode", "errmsg", [-1, 130_101, 410_100]),
  },
  feishu: {
    write(notice, url, secret, at) {
      const timestamp = String(Math.floor(at.getTime() / 1_000));
      const content = [
        ...notice.lines.map((text) => [{ tag: "text", text }]),
        notice.links.flatMap(({ text, url: href }, n) => [
          ...(n > 0 ? [{ tag: "text", text: "  " }] : []),
          { tag: "a", text, href },
        ]),
      ];
      // Feishu's key is what DingTalk signs, and it signs nothing with it.
      const proof = secret && { timestamp, sign: hmac(`${timestamp}\n${secret}`, "") };
      const post = { zh_cn: { title: notice.title, content } };
      return { url, body: { ...proof, msg_type: "post", content: { post } } };
    },
    read: (body) => byCode(body, "code", "msg", [9_499, 11_232]),
  },
  slack: {
    write(notice, url) {
      const links = notice.links.map((link) => `<${link.url}|${slackText(link.text)}>`).join("  ");
      const lines = [`*${slackText(notice.title)}*`, ...notice.lines.map(slackText), links];
      const section = { type: "section", text: { type: "mrkdwn", text: lines.join("\n") } };
      return { url, body: { text: notice.title, blocks: [section] } };
    },
    read: (body) => (body.trim() === "ok" ? { outcome: "told" } : { outcome: "refused", detail: short(body) }),
  },
};

/** A request as the vendor's robot takes it. @param at the time that signatures are good for */
export function writeHook(
  format: HookFormat,
  notice: Notice,
  { url, secret, at }: { url: string; secret: string | null; at: Date },
): HookRequest {
  return formats[format].write(notice, url, secret, at);
}

/** What an answer means: `failed` may pass, `refused` stays. */
export function readHook(format: HookFormat, status: number, body: string): HookVerdict {
  if (status === 429 || status >= 500) return { outcome: "failed", detail: `HTTP ${status} ${short(body)}`.trim() };
  if (status < 200 || status > 299) return { outcome: "refused", detail: `HTTP ${status} ${short(body)}`.trim() };
  return formats[format].read(body);
}

function byCode(body: string, codeName: string, wordsName: string, passing: readonly number[]): HookVerdict {
  const answer = objectOf(body);
  // Feishu's older robots answer in capitals.
  const code = answer?.[codeName] ?? answer?.StatusCode;
  if (code === 0) return { outcome: "told" };
  const words = short(String(answer?.[wordsName] ?? answer?.StatusMessage ?? body));
  const detail = `${code ?? ""} ${words}`.trim();
  return { outcome: typeof code === "number" && passing.includes(code) ? "failed" : "refused", detail };
}

function objectOf(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function markdownOf({ title, lines, links }: Notice, between: string): string {
  const linked = links.map(({ text, url }) => `[${plain(text)}](${url})`).join("  ");
  return [`**${plain(title)}**`, ...lines.map((line) => `> ${plain(line)}`), linked].join(between);
}

/** Names are words, never a link or a mention in somebody's group. */
function plain(text: string): string {
  return text.replace(/[[\]()<>*_`~@\\]/g, (sign) => FULL_WIDTH[sign] ?? " ");
}

const FULL_WIDTH: Record<string, string> = { "(": "（", ")": "）" };

function slackText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function hmac(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64");
}

function short(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 200);
}
