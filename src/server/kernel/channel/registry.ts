import type { ChannelAdapter } from "./adapter.ts";

const adapters = new Map<string, ChannelAdapter>();

/** Makes the adapters known; called once, by the composition root. */
export function registerChannels(list: readonly ChannelAdapter[]): void {
  for (const adapter of list) adapters.set(adapter.name, adapter);
}

/** The adapter of an account's channel. @throws Error when none is registered */
export function channelOf(name: string): ChannelAdapter {
  const adapter = adapters.get(name);
  if (!adapter) throw new Error(`No adapter for the channel ${name} is registered.`);
  return adapter;
}

/** True when what comes by a channel says what it answers; also for what comes by no channel (a form, a call taken down). */
export function hasThreads(name: string): boolean {
  return adapters.get(name)?.capabilities.threads ?? true;
}

/** True where a machine writes as in a letter: by mail, and where only mail reaches one person without others reading. */
export function takesLetters(name: string): boolean {
  return hasThreads(name) && adapters.get(name)?.capabilities.public?.privately !== true;
}

/** True where people are face to face; nothing that comes by no channel is. */
export function isLive(name: string): boolean {
  return adapters.get(name)?.capabilities.live ?? false;
}

/** True where everybody can read what we answer. */
export function isPublic(name: string): boolean {
  return adapters.get(name)?.capabilities.public !== undefined;
}

/** True where people speak with us, and nothing can be written. */
export function isSpoken(name: string): boolean {
  return adapters.get(name)?.capabilities.spoken ?? false;
}

/** True where what comes in are pages, whose words a machine has to read. */
export function hasPages(name: string): boolean {
  return adapters.get(name)?.capabilities.pages ?? false;
}

/** All registered adapters. */
export function channels(): readonly ChannelAdapter[] {
  return [...adapters.values()];
}
