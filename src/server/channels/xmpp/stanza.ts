import { createElement, type Element } from "ltx";

/** The names of the parts of the protocol, by the number of the paper (https://xmpp.org/extensions/). */
export const NS = {
  archive: "urn:xmpp:mam:2",
  carbons: "urn:xmpp:carbons:2",
  chatMarkers: "urn:xmpp:chat-markers:0",
  data: "jabber:x:data",
  delay: "urn:xmpp:delay",
  discoInfo: "http://jabber.org/protocol/disco#info",
  discoItems: "http://jabber.org/protocol/disco#items",
  encrypted: "eu.siacs.conversations.axolotl",
  fallback: "urn:xmpp:fallback:0",
  forward: "urn:xmpp:forward:0",
  hints: "urn:xmpp:hints",
  linked: "jabber:x:oob",
  nick: "http://jabber.org/protocol/nick",
  pages: "http://jabber.org/protocol/rsm",
  ping: "urn:xmpp:ping",
  receipts: "urn:xmpp:receipts",
  reply: "urn:xmpp:reply:0",
  room: "http://jabber.org/protocol/muc#user",
  stanzaErrors: "urn:ietf:params:xml:ns:xmpp-stanzas",
  stanzaId: "urn:xmpp:sid:0",
  upload: "urn:xmpp:http:upload:0",
} as const;

type Child = Element | string | null;

/** Makes an element; children that are null are left out. */
export function el(name: string, attrs: Record<string, string> = {}, ...children: Child[]): Element {
  return createElement(name, attrs, ...children.filter((child) => child !== null).map(speakable));
}

/** Text as XML can carry it (XML 1.0 §2.2): any other character ends the line for good, with all that is on it. */
export function speakable<T extends Element | string>(child: T): T {
  // Elements that the library made are of a class of its own.
  if (typeof child !== "string") return child;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
  return child.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "") as T;
}

/** The whole text of a child, or null when there is none. */
export function textOf(parent: Element, name: string, xmlns?: string): string | null {
  const child = parent.getChild(name, xmlns);
  return child ? child.text() : null;
}
