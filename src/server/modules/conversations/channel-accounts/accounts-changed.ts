import { EventEmitter } from "node:events";

const news = new EventEmitter().setMaxListeners(0);

/** Tells this process that an account changed; others see it when they look next. */
export function accountsChangedHere(): void {
  news.emit("changed");
}

/** Calls back when an account was changed by this process. @returns what ends it */
export function onAccountsChangedHere(listener: () => void): () => void {
  news.on("changed", listener);
  return () => news.off("changed", listener);
}
