import type { IncomingHttpHeaders } from "node:http";

const MACHINE = /bot|crawl|spider|slurp|preview|monitor|lighthouse|curl|wget|python|headless|^$/i;

/** Whether a request says that nobody reads what it asks for. */
export function isMachine(headers: IncomingHttpHeaders): boolean {
  return MACHINE.test(headers["user-agent"] ?? "");
}
