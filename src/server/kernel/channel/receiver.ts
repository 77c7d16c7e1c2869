import type { Log } from "../log.ts";
import type { ChannelAccount } from "./account.ts";
import type { DeliveryReport } from "./incoming.ts";
import type { LookupFor } from "./ports.ts";

/** What the pipeline gives a receiving adapter. */
export type ReceiverPorts = {
  log: Log;
  lookupFor: LookupFor;
  now(): Date;
  accounts(): Promise<ChannelAccount[]>;
  /** Called whenever accounts were added, changed or removed. */
  onAccountsChanged(listener: () => void): () => void;
  /**
   * Stores a delivery raw. Only when this resolves may the provider be told that we have it.
   * @returns whether it was new
   */
  accept(delivery: {
    accountId: number;
    externalId: string;
    raw: Uint8Array;
    envelope: Record<string, unknown>;
  }): Promise<{ isNew: boolean }>;
  /** Writes down how a message of ours fared, where the provider tells so on the line that is read. */
  report(accountId: number, report: DeliveryReport): Promise<void>;
  cursor(accountId: number, name: string): Promise<unknown>;
  saveCursor(accountId: number, name: string, value: unknown): Promise<void>;
  reportHealth(accountId: number, health: Record<string, unknown>): Promise<void>;
};

export type ChannelReceiver = { stop(): Promise<void> };
