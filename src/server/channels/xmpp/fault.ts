import type { Element } from "ltx";
import { ChannelError } from "../../kernel/channel/index.ts";
import { NS } from "./stanza.ts";

/** Nobody is there by this address, or nothing that takes messages (RFC 6120 §8.3.3). */
const GONE = new Set([
  "gone",
  "item-not-found",
  "jid-malformed",
  "recipient-unavailable",
  "remote-server-not-found",
  "service-unavailable",
]);
const LATER = new Set(["internal-server-error", "remote-server-timeout", "resource-constraint"]);

/** What a server says of a stanza that it did not take, or could not bring on. */
export function faultOf(stanza: Element): ChannelError {
  const error = stanza.getChild("error");
  const condition = error
    ?.getChildElements()
    .find((child) => child.name !== "text" && child.is(child.name, NS.stanzaErrors));
  const name = condition?.name ?? "undefined-condition";
  const words = error?.getChildText("text", NS.stanzaErrors);
  return new ChannelError(reasonOf(name, error?.attrs.type), words ? `${name}: ${words.slice(0, 500)}` : name);
}

function reasonOf(condition: string, type: unknown): ChannelError["reason"] {
  if (GONE.has(condition)) return "gone";
  return LATER.has(condition) || type === "wait" ? "retry" : "rejected";
}

/** True for what is wrong with what was said, and will be so again: a value that the database refuses, a slip of ours. */
export function failsAgain(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return true;
  // Data exceptions, broken constraints and limits that are exceeded (PostgreSQL appendix A).
  return /^(?:22|23|54)[0-9A-Z]{3}$/.test(String((error as { code?: unknown } | null)?.code ?? ""));
}

/** True when another program signed in by our name, and the server let go of us for it (RFC 6120 §4.9.3.3). */
export function isConflict(error: ChannelError): boolean {
  return /^conflict\b/.test(error.message);
}

/** What kept us from a server, or broke the line to it. */
export function lineFault(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error;
  const {
    name = "",
    condition,
    message = String(error),
    code,
  } = (error ?? {}) as {
    name?: string;
    condition?: string;
    message?: string;
    code?: string;
  };
  const words = condition || code ? `${condition ?? code}: ${message}` : message;
  const isRefusal = name === "SASLError" && condition !== "temporary-auth-failure";
  return new ChannelError(isRefusal ? "auth" : "retry", words.slice(0, 500), { cause: error });
}
