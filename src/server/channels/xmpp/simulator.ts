import type { Element } from "ltx";
import type { SimAction, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";
import { fetchLink } from "../toolkit/simulator/fetch-link.ts";
import { bareAddress } from "./address.ts";
import { startXmppServer, type XmppServer } from "./simulator/server.ts";
import { el, NS } from "./stanza.ts";

const DOMAIN = "xmpp.example";
const SHOP = `shop@${DOMAIN}`;
const PASSWORD = "simulated-password";
const UPLOAD = `upload.${DOMAIN}`;
const MAX_FILE = 10 * 1_048_576;

const servers = new WeakMap<SimWorld, XmppServer>();

/** A server with the shop's account: sign-in, messages, receipts, files (RFC 6120, XEP-0184, XEP-0363). It keeps no archive. */
export const xmppSimulator: Simulator = {
  channel: "xmpp",
  accountConfig: () => ({ address: SHOP, password: PASSWORD, host: "127.0.0.1", security: "none" }),
  async listen(world) {
    const server = await startXmppServer({
      user: "shop",
      password: PASSWORD,
      domain: DOMAIN,
      said: (message) => void hear(message, world),
      asked: (iq) => answer(iq, world),
    });
    servers.set(world, server);
    return { config: { port: server.port }, stop: () => server.stop() };
  },
  person: (n) => {
    const names = ["Wang Fang", "李雷", "Maria Rossi"];
    return { id: `customer${n}@${DOMAIN}`, name: names[n - 1] ?? `Customer ${n}` };
  },
  answer({ method, url, headers, body }, world) {
    const [, folder, id, name] = /^\/(files|put)\/([^/]+)\/([^/]+)$/.exec(url.pathname) ?? [];
    if (folder === "put" && method === "PUT") {
      const type = headers["content-type"] ?? "application/octet-stream";
      world.files.set(id!, { name: decodeURIComponent(name!), type, content: body });
      return { status: 201 };
    }
    const file = folder === "files" ? world.files.get(id!) : undefined;
    return file ? { headers: { "content-type": file.type }, body: file.content } : undefined;
  },
  tell(action, world) {
    servers.get(world)?.bring(stanzaOf(action, world));
    return null;
  },
};

async function hear(message: Element, world: SimWorld): Promise<void> {
  const address = bareAddress(message.attrs.to);
  if (!address || message.getChild("received", NS.receipts)) return;
  const person = world.messages.find((said) => said.person.id === address)?.person ?? { id: address, name: address };
  const link = message.getChild("x", NS.linked)?.getChildText("url");
  const file = link ? await fetchLink(link, world) : null;
  world.shopSaid({ id: message.attrs.id, person, text: file ? "" : (message.getChildText("body") ?? ""), file });
}

function answer(iq: Element, world: SimWorld): Element | null {
  if (iq.getChild("query", NS.discoItems))
    return el("query", { xmlns: NS.discoItems }, el("item", { jid: UPLOAD, name: "Files" }));
  if (iq.getChild("query", NS.discoInfo)) return iq.attrs.to === UPLOAD ? uploadInfo() : null;
  const request = iq.getChild("request", NS.upload);
  if (!request || iq.attrs.to !== UPLOAD) return null;
  const place = `${world.nextId()}/${encodeURIComponent(request.attrs.filename)}`;
  const url = (folder: string) => `${world.apiUrl}/${folder}/${place}`;
  return el("slot", { xmlns: NS.upload }, el("put", { url: url("put") }), el("get", { url: url("files") }));
}

function uploadInfo(): Element {
  const field = el("field", { var: "max-file-size" }, el("value", {}, String(MAX_FILE)));
  const form = el("x", { xmlns: NS.data, type: "result" }, field);
  return el("query", { xmlns: NS.discoInfo }, el("feature", { var: NS.upload }), form);
}

function stanzaOf(action: SimAction, world: SimWorld): Element {
  if ("message" in action) {
    const { id, person } = action.message;
    const receipt =
      action.kind === "read"
        ? el("displayed", { xmlns: NS.chatMarkers, id })
        : el("received", { xmlns: NS.receipts, id });
    return el("message", { from: `${person.id}/phone`, to: SHOP, type: "chat", id: String(world.nextId()) }, receipt);
  }
  const heard = world.messages.at(-1)!;
  const { file } = heard;
  const link = file && `${world.apiUrl}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return el(
    "message",
    { from: `${action.person.id}/phone`, to: SHOP, type: "chat", id: heard.id },
    el("body", {}, link ?? heard.text),
    link ? el("x", { xmlns: NS.linked }, el("url", {}, link)) : null,
    el("request", { xmlns: NS.receipts }),
    el("nick", { xmlns: NS.nick }, action.person.name),
  );
}
