import type { DeliveryReport } from "./incoming.ts";
import type { AdapterPorts } from "./ports.ts";

/** A request of a provider's to the address of one of our accounts, as it came over the wire. */
export type HookRequest = {
  method: string;
  /** the whole address as the provider knows it; some sign it */
  url: string;
  query: Readonly<Record<string, string>>;
  /** names in lower case */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
};

/** What understanding a request may use besides: how far a stream was read that the provider keeps and only knocks about. */
export type HookPorts = AdapterPorts & {
  cursor(name: string): Promise<unknown>;
  saveCursor(name: string, value: unknown): Promise<void>;
  /**
   * For a signature that does not cover the body: notes which one it came with.
   * @returns false when it came with another one before
   */
  isOnlyBodyOf(signature: string, body: Uint8Array): Promise<boolean>;
};

/** What a provider tells, cut into pieces that are each one message or one report. */
export type HookPieces = {
  deliveries: readonly {
    externalId: string;
    raw: Uint8Array;
    envelope?: Record<string, unknown>;
    /**
     * The sender chose the id, and it stands for one message alone: tells whether other bytes that came under it before are
     * this one. What is not is refused, not taken for a repeat.
     */
    sameAs?(stored: Uint8Array): boolean;
  }[];
  reports: readonly DeliveryReport[];
  /** Called once all of it is stored, before the provider hears anything: the place to note how far it was read. */
  stored?(): Promise<void>;
};

/** What a provider's request holds. */
export type HookContent = HookPieces & {
  /**
   * Where a request only knocks: reads what it is about. Who knocks while this runs is served by the next reading, all of
   * them by one.
   */
  read?(): Promise<HookPieces>;
  /** What the provider wants to hear once all of it is stored; 200 and nothing when left out. */
  answer?: HookAnswer;
};

export type HookAnswer = { status?: number; type?: string; body?: string };

/** A request that its provider cannot have sent: nothing of it is looked at. */
export class HookRefused extends Error {
  constructor(why: string) {
    super(why);
    this.name = "HookRefused";
  }
}
