/** What is used of `@xmpp/client`, which brings no types; those that others made for it bring all of Koa's. */
declare module "@xmpp/client" {
  import type { EventEmitter } from "node:events";
  import type { Element } from "ltx";

  export type Entity = EventEmitter & {
    status: string;
    socket: object | null;
    parser: (EventEmitter & { write(text: string): void }) | null;
    isSecure(): boolean;
    connect(service: string): Promise<unknown>;
    open(options: { domain: string }): Promise<unknown>;
    start(): Promise<unknown>;
    stop(): Promise<unknown>;
    send(element: Element): Promise<void>;
    socketParameters(service: string): object | undefined;
    _onData(data: Uint8Array): void;
    reconnect: { stop(): void };
    iqCaller: { request(iq: Element, timeoutMs?: number): Promise<Element> };
    streamManagement: { preferredMaximum: number | null };
  };

  type Authenticate = (credentials: object, mechanism: string, userAgent?: Element) => Promise<void>;

  export function client(options: {
    service: string;
    domain: string;
    resource: string;
    timeout: number;
    credentials(
      authenticate: Authenticate,
      mechanisms: readonly string[],
      fast: unknown,
      entity: Entity,
    ): Promise<void>;
  }): Entity;
}
