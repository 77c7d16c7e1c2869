import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { StringDecoder } from "node:string_decoder";
import type { Entity } from "@xmpp/client";
import type { Element } from "ltx";
import { type AdapterPorts, type ChannelAccount, ChannelError } from "../../kernel/channel/index.ts";
import { shopOf, xmppConfigOf } from "./account-config.ts";
import { faultOf, lineFault } from "./fault.ts";
import { serverOf } from "./server-of.ts";
import { el, NS } from "./stanza.ts";

const TIMEOUT_MS = 15_000;
/** How often a silent line is asked whether it still stands. */
const PING_MS = 60_000;

/** A signed-in connection to an account's server. */
export type Line = {
  send(stanza: Element): Promise<void>;
  /** Asks the server something. @throws ChannelError */
  ask(iq: Element): Promise<Element>;
  /**
   * Hands over a message; resolves once the server has dealt with it, as it deals with everything in its order.
   * @throws ChannelError
   */
  deliver(message: Element): Promise<void>;
  /** Resolves with why the line is no more. */
  ended: Promise<ChannelError>;
  isOpen(): boolean;
  end(): Promise<void>;
};

/**
 * Connects to an account's server and signs in. The line tells nobody that we are there until `<presence/>` is sent.
 *
 * @param device what the server calls this line; another one of the same name is ended by it
 * @param hear what comes in besides answers: messages, presence
 * @throws ChannelError
 */
export async function openLine(
  account: ChannelAccount,
  ports: AdapterPorts,
  device: string,
  hear: (stanza: Element) => void,
): Promise<Line> {
  const { host, port, security } = await serverOf(account);
  const lookup = await ports.lookupFor(host).catch((error) => {
    throw new ChannelError("retry", error.message, { cause: error });
  });
  const { user, domain } = shopOf(account);
  const service = `${security === "tls" ? "xmpps" : "xmpp"}://${host.includes(":") ? `[${host}]` : host}:${port}`;
  // Loaded where an account needs it: most desks have none.
  const { client } = await import("@xmpp/client");
  const entity = client({
    service,
    domain,
    resource: device,
    timeout: TIMEOUT_MS,
    async credentials(authenticate, mechanisms, _fast, { isSecure }) {
      // A server in between that leaves STARTTLS out would get the password otherwise.
      if (security !== "none" && !isSecure.call(entity))
        throw new ChannelError("auth", "The server offers no encryption.");
      const userAgent = el("user-agent", { id: randomUUID() });
      await authenticate({ username: user, password: xmppConfigOf(account).password }, mechanisms[0]!, userAgent);
    },
  });
  // Whoever holds the line knows how far it was read, and makes a new one.
  entity.reconnect.stop();
  // The address was checked; by its name it would be looked up again.
  entity.socketParameters = () => ({ host, port, lookup, ...(security === "tls" && { servername: domain }) });
  const decoder = new StringDecoder("utf8");
  // The library decodes each packet alone, which breaks a character that two packets share.
  entity._onData = (data) => read(entity, decoder.write(Buffer.from(data)));

  const waiting = new Map<string, (error: ChannelError) => void>();
  const ended = Promise.withResolvers<ChannelError>();
  let fault: unknown = null;
  entity.on("error", (error: unknown) => {
    fault ??= error;
  });
  entity.on("disconnect", () => ended.resolve(lineFault(fault ?? new Error("The server ended the line."))));
  entity.on("stanza", (stanza: Element) => {
    const isFault = stanza.name === "message" && stanza.attrs.type === "error";
    const asked = isFault ? waiting.get(stanza.attrs.id) : undefined;
    if (asked) asked(faultOf(stanza));
    else if (stanza.name !== "iq") hear(stanza);
  });

  const line: Line = {
    send: (stanza) => whileOpen(entity.send(stanza)),
    ask: async (iq) => {
      const asked = entity.iqCaller.request(iq, TIMEOUT_MS).catch((error: unknown) => {
        const answer = (error as { element?: Element }).element;
        throw answer ? faultOf(el("iq", {}, answer)) : lineFault(error);
      });
      return whileOpen(asked);
    },
    async deliver(message) {
      const { id } = message.attrs;
      const refused = Promise.withResolvers<never>();
      waiting.set(id, refused.reject);
      refused.promise.catch(() => undefined);
      try {
        await line.send(message);
        const heard = line.ask(el("iq", { type: "get", to: domain }, el("ping", { xmlns: NS.ping })));
        await Promise.race([refused.promise, heard.catch(unlessAnswered)]);
      } finally {
        waiting.delete(id);
      }
    },
    ended: ended.promise,
    isOpen: () => entity.status === "online",
    end: () => close(entity),
  };

  async function whileOpen<T>(work: Promise<T>): Promise<T> {
    work.catch(() => undefined);
    return Promise.race([
      work,
      ended.promise.then((error) => {
        throw error;
      }),
    ]).catch((error) => {
      throw lineFault(error);
    });
  }

  try {
    await Promise.race([start(entity, service, domain), whileOpen(never), failAfter(2 * TIMEOUT_MS)]);
  } catch (error) {
    await close(entity);
    throw lineFault(fault ?? error);
  }
  watch(line, domain);
  return line;
}

/** As the library's own start, which leaves a rejection that nobody hears when the server says anything wrong at first. */
async function start(entity: Entity, service: string, domain: string): Promise<void> {
  await entity.connect(service);
  const online = once(entity, "online");
  online.catch(ignore);
  await entity.open({ domain });
  await online;
}

/** Reads what came. What is no XMPP, such as an HTTP server's answer, ends the line and nothing besides. */
function read(entity: Entity, text: string): void {
  const { parser } = entity;
  if (!parser) return;
  // The library lets go of its parser with the first fault, and there may be more in the same packet.
  parser.on("error", ignore);
  try {
    parser.write(text);
  } catch (error) {
    entity.emit("error", error);
    void close(entity);
  } finally {
    parser.off("error", ignore);
  }
}

function ignore(): void {}

const never = new Promise<never>(() => undefined);

/** A server that knows no ping says so, and has dealt with what was before it. */
function unlessAnswered(error: ChannelError): void {
  if (error.reason === "retry") throw new ChannelError("retry", error.message, { cause: error, maybeTaken: true });
}

/** Ends a line on which nobody answers any more. */
function watch(line: Line, domain: string): void {
  const timer = setInterval(() => {
    const ping = el("iq", { type: "get", to: domain }, el("ping", { xmlns: NS.ping }));
    line.ask(ping).catch((error: ChannelError) => {
      if (error.reason === "retry") return line.end();
    });
  }, PING_MS);
  line.ended.then(() => clearInterval(timer));
}

async function close(entity: Entity): Promise<void> {
  const leaving = entity.stop().catch(() => undefined);
  await Promise.race([leaving, failAfter(1_000).catch(() => undefined)]);
  // One that does not say goodbye is left standing.
  const socket = entity.socket as { socket?: { destroy(): void }; destroy?(): void } | null;
  if (socket?.destroy) socket.destroy();
  else socket?.socket?.destroy();
}

function failAfter(ms: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    const failure = new ChannelError("retry", "The server did not answer in time.");
    setTimeout(() => reject(failure), ms).unref();
  });
}
