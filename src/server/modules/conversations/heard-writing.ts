import type { Ctx } from "../../kernel/ctx.ts";

/** From where somebody wrote: what tells browsers apart. */
export type Browser = { ip: string; agent: string };
type Listener = (ctx: Ctx, browser: Browser) => void;

const listeners: Listener[] = [];

/** Makes known who wants to hear that somebody wrote from a browser; called when the modules are put together. */
export function hearWriting(listener: Listener): void {
  listeners.push(listener);
}

/** Tells that somebody wrote to us from a browser, by a form or in a chat. Listeners keep nobody waiting. */
export function tellWriting(ctx: Ctx, request: { headers: Record<string, unknown> }): void {
  const browser = { ip: ctx.actor.ip ?? "", agent: String(request.headers["user-agent"] ?? "") };
  for (const listener of listeners) listener(ctx, browser);
}
