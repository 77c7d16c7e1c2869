import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import type { Element } from "ltx";
import { el, NS } from "../stanza.ts";
import { readStream } from "./read-stream.ts";

const STREAMS = "http://etherx.jabber.org/streams";
const SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
const BIND = "urn:ietf:params:xml:ns:xmpp-bind";

/** Who may sign in, and what becomes of what they say. */
export type Account = {
  user: string;
  password: string;
  domain: string;
  said(message: Element): void;
  /** Answers what a line asks; null for what the server does not know. */
  asked(iq: Element): Element | null;
};

export type XmppServer = {
  port: number;
  /** Brings a stanza to the account: at once, or when it signs in again. */
  bring(stanza: Element): void;
  stop(): Promise<void>;
};

/** A server with one account, on this machine alone and without encryption. */
export async function startXmppServer(account: Account): Promise<XmppServer> {
  const online = new Set<Send>();
  const sockets = new Set<Socket>();
  const waiting: Element[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    serve(socket, account, {
      here(send) {
        online.add(send);
        socket.on("close", () => online.delete(send));
        for (const stanza of waiting.splice(0)) send(stanza);
      },
      gone: (send) => void online.delete(send),
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    bring(stanza) {
      const [line] = online;
      if (line) line(stanza);
      else waiting.push(stanza);
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Send = (stanza: Element) => void;

/** One line: its stream, its sign-in, its name, and then what is said on it. */
function serve(socket: Socket, account: Account, house: { here(send: Send): void; gone(send: Send): void }): void {
  const { domain, user } = account;
  let isSignedIn = false;
  const send: Send = (element) => void socket.write(element.toString());
  const begin = () => {
    socket.write(
      `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='${STREAMS}' id='${Date.now()}' from='${domain}' version='1.0'>`,
    );
    const offer = isSignedIn ? el("bind", { xmlns: BIND }) : mechanisms();
    send(el("stream:features", {}, offer));
  };
  const end = () => {
    house.gone(send);
    socket.end("</stream:stream>");
  };
  const open = () => readStream({ begin, element: (element) => hear(element), end });
  let read = open();
  socket.on("data", (bytes) => read(bytes));

  function hear(element: Element): void {
    const { name } = element;
    const { type } = element.attrs;
    if (!isSignedIn) signIn(element);
    else if (name === "message") account.said(element);
    else if (name === "presence" && type === undefined) house.here(send);
    else if (name === "iq" && (type === "get" || type === "set")) send(answerTo(element));
  }

  function signIn(element: Element): void {
    const [, name, password] = Buffer.from(element.text(), "base64").toString().split("\0");
    if (element.name !== "auth" || name !== user || password !== account.password) {
      send(el("failure", { xmlns: SASL }, el("not-authorized")));
      return;
    }
    isSignedIn = true;
    // The stream begins anew.
    read = open();
    send(el("success", { xmlns: SASL }));
  }

  function answerTo(iq: Element): Element {
    const { id, from } = iq.attrs;
    const to = { id, ...(from && { to: from }), from: domain };
    const bind = iq.getChild("bind", BIND);
    if (bind) {
      const jid = `${user}@${domain}/${bind.getChildText("resource") ?? "line"}`;
      return el("iq", { ...to, type: "result" }, el("bind", { xmlns: BIND }, el("jid", {}, jid)));
    }
    if (iq.getChild("ping", NS.ping)) return el("iq", { ...to, type: "result" });
    const answer = account.asked(iq);
    if (answer) return el("iq", { ...to, ...(iq.attrs.to && { from: iq.attrs.to }), type: "result" }, answer);
    const unknown = el("service-unavailable", { xmlns: NS.stanzaErrors });
    return el("iq", { ...to, type: "error" }, el("error", { type: "cancel" }, unknown));
  }
}

function mechanisms(): Element {
  return el("mechanisms", { xmlns: SASL }, el("mechanism", {}, "PLAIN"));
}
