/**
 * The port of simulators: a vendor's side of a channel, by the vendor's published protocol, so that the channel can be
 * tried and tested without an account at the vendor. `start-simulator.ts` gives each a server, a page to chat on, and
 * faults to suffer from.
 */

/** A person on the vendor's side. */
export type SimPerson = { id: string; name: string };

/** What was said on the vendor's side, by a person to the shop or the other way. */
export type SimMessage = {
  id: string;
  from: "person" | "shop";
  person: SimPerson;
  text: string;
  file: { id: string; name: string; type: string; size: number } | null;
  /** what the person may press, with what is told of it besides */
  choices?: readonly { label: string; payload?: string }[];
  at: number;
};

/** A request to the vendor's API. `url.pathname` begins with what the vendor's does. */
export type SimRequest = { method: string; url: URL; headers: Record<string, string>; body: Buffer };
export type SimAnswer = {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  body?: string | Uint8Array;
};

/** What the vendor posts to the desk. */
export type SimPost = {
  method?: "POST" | "GET";
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body: string;
  /** posted in place of the body, where it is no text */
  bytes?: Uint8Array<ArrayBuffer>;
};

/** What a person does that the vendor tells of. */
export type SimAction =
  /** `pressed`: it stood on a button that has this payload */
  | { kind: "text"; person: SimPerson; text: string; pressed?: string }
  | { kind: "file"; person: SimPerson; name: string; type: string; content: Uint8Array }
  /** a message of the shop's arrived or was read */
  | { kind: "delivered" | "read"; message: SimMessage };

/** What a simulator knows and may do. */
export type SimWorld = {
  /** the settings of the desk's account, as `accountConfig` made them */
  config: Readonly<Record<string, unknown>>;
  /** where the simulator's own API listens, without a slash at its end */
  apiUrl: string;
  /** where the desk listens for this account; null while it asks by itself */
  hookUrl: string | null;
  now(): number;
  nextId(): number;
  messages: SimMessage[];
  files: Map<string, { name: string; type: string; content: Uint8Array }>;
  /** Notes that the shop said something; a receipt may follow. @returns the message */
  shopSaid(said: Omit<SimMessage, "from" | "at">): SimMessage;
  /** Keeps a file. @returns its id */
  keepFile(file: { name: string; type: string; content: Uint8Array }): string;
  /** what waits until the desk asks for it (polling); simulators without polling leave it alone */
  queue: unknown[];
};

export type Simulator = {
  /** the channel's name */
  channel: string;
  /** Settings of an account that talks to this simulator. @param apiUrl where it listens, without a slash at its end */
  accountConfig(apiUrl: string): Record<string, unknown>;
  /** Our own addresses at the vendor, where the channel asks for them. */
  addresses?: readonly string[];
  /**
   * Starts what the desk speaks to besides HTTP, or in place of it, on a port of this machine.
   * @returns settings of the account that it adds, such as its port
   */
  listen?(world: SimWorld): Promise<{ config: Record<string, unknown>; stop(): Promise<void> }>;
  /** A person as this vendor names people. @param n 1, 2, 3 … */
  person(n: number): SimPerson;
  /** Answers a request to the vendor's API; undefined for a path it does not have. */
  answer(request: SimRequest, world: SimWorld): SimAnswer | undefined | Promise<SimAnswer | undefined>;
  /** What the vendor posts when this happens; null when it tells nothing, or the desk asks for it. */
  tell(action: SimAction, world: SimWorld): SimPost | null | Promise<SimPost | null>;
};
