import { XMLParser } from "fast-xml-parser";
import { HookRefused } from "../../../kernel/channel/index.ts";
import { parseExact } from "../exact-json.ts";

/** What a push of WeChat or WeCom holds, by its names there: `MsgType`, `FromUserName` and so on. */
export type Push = Readonly<Record<string, string>>;

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, processEntities: true });

/**
 * Reads a push, XML or JSON as its receiver has chosen: what stands directly in it, as text. Types of documents, and the
 * entities that come with them, are no part of any push.
 *
 * @throws Error when it is neither
 */
export function readPush(text: string): Push {
  const fields = text.trimStart().startsWith("{") ? parseExact(text) : rootOf(text);
  if (fields === null || typeof fields !== "object") throw new Error("The push is neither XML nor JSON.");
  const push = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "string" || typeof value === "number") push[name] = String(value);
  }
  return push;
}

/** Reads a push that came in. @throws HookRefused */
export function readOrRefuse(text: string): Push {
  try {
    return readPush(text);
  } catch {
    throw new HookRefused("the body is neither XML nor JSON");
  }
}

function rootOf(text: string): unknown {
  if (/<!DOCTYPE/i.test(text)) throw new Error("A push has no type of document.");
  return (parser.parse(text) as { xml?: unknown }).xml;
}
