import type { WebSocket } from "ws";
import type { Relay } from "../../kernel/realtime/relay.ts";

/** One end of a shared page: its socket, and the topics that this end hears and the other one. */
export type LineParts = {
  socket: WebSocket;
  relay: Relay;
  topics: { mine: string; other: string };
  /** another tab of the same person took over */
  elsewhere(): void;
};
