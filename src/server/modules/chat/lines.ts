import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { ChatNewsItem } from "../../../shared/contract/chat.ts";
import type { PresenceNews } from "../../../shared/contract/live.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { EventBell } from "../../kernel/events/bell.ts";
import type { EventRow } from "../../kernel/events/define-event.ts";
import { type Follower, followFrom, placeOf } from "../../kernel/events/follow.ts";
import { type Cursor, compareCursors, currentCursor } from "../../kernel/events/store.ts";
import { formatCursor, parseCursor } from "../../kernel/realtime/hub.ts";
import { onPresence } from "../cases/index.ts";
import { type ChatLine, type ChatOf, chatLines, chatsOf } from "../conversations/index.ts";
import { customerCreated, customersMerged, customersUnmerged } from "../customers/index.ts";
import { countLines, lineIndex } from "./line-index.ts";
import { type Marks, markQuestions } from "./mark-questions.ts";
import { isFor, type Listener, messageOf, missedBy, newsOf } from "./news.ts";
import { asChat, openChat } from "./open-chat.ts";
import { calledBy } from "./present.ts";
import { chatOfVisitor, type Visitor, visitorOf } from "./visitor.ts";

const PATH = /^\/chat\/([0-9a-z]{8,64})\/live$/;
const PROTOCOL = "keepword";
const PING_MS = 25_000;
const FAREWELL_MS = 1_000;
/** Who takes news so slowly that this much waits is cut; they resume when they come back. */
const MAX_WAITING_BYTES = 262_144;
/** Lines that one address may hold open: a school or an office, and no flood. */
const MAX_OF_ADDRESS = 500;

type Line = Listener & { socket: WebSocket; key: string; visitor: Visitor; caseIds: number[] };

type Said = ChatLine & Marks & { address: string };

type Admitted = { key: string; visitor: Visitor; thread: ChatOf };

export type ChatLines = {
  /** Takes a request for a socket that is for the chat. @returns false when it is for somebody else */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  size(): number;
  stop(): Promise<void>;
};

/**
 * The open lines of visitors: each is told what comes into its thread as it is committed, resumable without a gap. Nothing
 * is read before the first line stands.
 */
export function startChatLines(parts: { ctx: Ctx; bell: EventBell }): ChatLines {
  const ctx = asChat(parts.ctx);
  const all = new Set<Line>();
  const ofCustomer = lineIndex<number, Line>();
  const ofVisitor = lineIndex<string, Line>();
  const hosts = countLines();
  let place: Cursor | undefined;
  let follower: Follower | undefined;
  let beginning: Promise<void> | undefined;
  let stopping = false;

  const begin = async () => {
    const start = await currentCursor(ctx.db);
    place = start;
    follower = followFrom({ db: ctx.db, bell: parts.bell, log: ctx.log }, start, hear);
  };

  const hear = async (events: readonly EventRow[]) => {
    await followPersons(events);
    const known = new Map<number, Said>();
    // A line may come to stand while its messages are looked up: looked again until none is missing.
    for (;;) {
      const wanted = events.flatMap((event) => {
        const id = messageOf(event);
        return id !== null && !known.has(id) && ofCustomer.of(event.customerId ?? 0).length > 0 ? [id] : [];
      });
      if (wanted.length === 0) break;
      const found = await markQuestions(ctx, await chatLines(ctx, wanted));
      for (const id of wanted) known.set(id, found.find((line) => line.id === id) as Said);
    }
    place = placeOf(events);
    for (const event of events) {
      const said = known.get(messageOf(event) ?? 0);
      if (!said) continue;
      for (const line of ofCustomer.of(event.customerId ?? 0)) {
        if (!isFor(said, line)) continue;
        if (!line.caseIds.includes(said.caseId)) line.caseIds.push(said.caseId);
        tell(line, newsOf(ctx, line.key, event, said));
      }
    }
  };

  /** Whose the lines are may change: somebody becomes known by the first message, or two turn out to be one. */
  const followPersons = async (events: readonly EventRow[]) => {
    const moved = new Set<Line>();
    for (const { type, data } of events) {
      if (type === customerCreated.type) {
        const { handles } = data as { handles: { address: string }[] };
        for (const { address } of handles) for (const line of ofVisitor.of(address)) moved.add(line);
      } else if (type === customersMerged.type || type === customersUnmerged.type) {
        const { keptId, otherId } = data as { keptId: number; otherId: number };
        for (const id of [keptId, otherId]) for (const line of ofCustomer.of(id)) moved.add(line);
      }
    }
    for (const line of moved) {
      const { customerIds } = await chatOfVisitor(ctx, line.visitor);
      if (all.has(line)) stand(line, customerIds);
    }
  };

  const stand = (line: Line, customerIds: readonly number[]) => {
    remove(line);
    line.customerIds = customerIds;
    all.add(line);
    ofCustomer.add(customerIds, line);
    ofVisitor.add(line.addresses, line);
  };
  const remove = (line: Line) => {
    all.delete(line);
    ofCustomer.remove(line.customerIds, line);
    ofVisitor.remove(line.addresses, line);
  };

  const attach = async (line: Line, since: string | null) => {
    let gone = false;
    line.socket.on("close", () => {
      gone = true;
      remove(line);
    });
    beginning ??= begin().catch((error) => {
      beginning = undefined;
      throw error;
    });
    await beginning;
    const chats = await chatsOf(
      ctx,
      line.customerIds.map((customerId) => ({ customerId, accountId: line.accountId })),
    );
    line.caseIds = chats.map(({ caseId }) => caseId);
    let from = since === null ? place! : parseCursor(since);
    while (!gone && from && compareCursors(from, place!) < 0) {
      const goal: Cursor = place!;
      const missed = await missedBy(ctx, line.key, line, { after: from, upTo: goal });
      for (const news of missed ?? []) tell(line, news);
      from = missed ? goal : null;
    }
    if (gone) return;
    if (!from) tell(line, { type: "reset" });
    tell(line, { type: "ready", cursor: formatCursor(place!) });
    stand(line, line.customerIds);
    // Nobody knew them when the line began; had their first message just come, nothing would tell of it any more.
    if (line.customerIds.length > 0) return;
    const { customerIds } = await chatOfVisitor(ctx, line.visitor);
    if (customerIds.length === 0 || !all.has(line)) return;
    stand(line, customerIds);
    tell(line, { type: "reset" });
  };

  const forgetPresence = onPresence(({ caseId, viewers }: PresenceNews) => {
    const typing = viewers.find(({ state }) => state === "typing");
    for (const line of all) {
      if (line.caseIds.includes(caseId))
        tell(line, { type: "typing", name: typing ? calledBy(typing.staff.name) : null });
    }
  });

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 1_024,
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(PROTOCOL) && PROTOCOL,
  });

  const admit = async (request: IncomingMessage, key: string): Promise<Admitted> => {
    const chat = await openChat(ctx, key);
    const visitor = await visitorOf(ctx, chat, tokenOf(request));
    return { key, visitor, thread: await chatOfVisitor(ctx, visitor) };
  };

  // Nothing of a request may be in the reach of what lives as long as its line.
  const open = (socket: WebSocket, { key, visitor, thread }: Admitted, since: string | null) => {
    socket.on("error", (error) => ctx.log.debug({ err: error }, "a visitor's line broke"));
    keepAlive(socket);
    attach({ ...thread, socket, key, visitor, caseIds: [] }, since).catch((error) => {
      ctx.log.error({ err: error }, "a visitor's line could not be attached");
      socket.close(1011);
    });
  };

  return {
    upgrade(request, socket, head) {
      const url = URL.canParse(request.url ?? "", "http://desk") ? new URL(request.url!, "http://desk") : null;
      const key = url && PATH.exec(url.pathname)?.[1];
      if (!key) return false;
      destroyOnError(socket);
      const refuse = (status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
      const address = request.socket.remoteAddress ?? "";
      if (stopping) refuse("503 Service Unavailable");
      else if (!isOwnPage(request, ctx.config.url)) refuse("403 Forbidden");
      else if (hosts.open(address) >= MAX_OF_ADDRESS && !standsForMany(address, ctx.config.trustProxy))
        refuse("429 Too Many Requests");
      else {
        hosts.count(address, socket);
        admit(request, key).then(
          (admitted) =>
            sockets.handleUpgrade(request, socket, head, (ws) => open(ws, admitted, url.searchParams.get("since"))),
          () => refuse("401 Unauthorized"),
        );
      }
      return true;
    },
    size: () => all.size,
    async stop() {
      stopping = true;
      forgetPresence();
      await beginning?.catch(() => undefined);
      await follower?.stop();
      const clients = [...sockets.clients];
      for (const client of clients) client.close(1001, "stopping");
      const impatient = setTimeout(() => {
        for (const client of clients) client.terminate();
      }, FAREWELL_MS);
      await Promise.all(
        clients.map(
          (client) => client.readyState === client.CLOSED || new Promise((resolve) => client.once("close", resolve)),
        ),
      );
      clearTimeout(impatient);
    },
  };
}

function tell({ socket }: Line, news: ChatNewsItem): void {
  if (socket.bufferedAmount > MAX_WAITING_BYTES) socket.close(1013, "too slow");
  else socket.send(JSON.stringify(news));
}

/** Browsers let a page name subprotocols and no headers: the second one is the token. */
function tokenOf({ headers }: IncomingMessage): string | null {
  const offered = (headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
  return offered.find((name) => name !== PROTOCOL) ?? null;
}

function isOwnPage({ headers }: IncomingMessage, deskUrl: string): boolean {
  if (headers.origin === undefined) return true;
  if (!URL.canParse(headers.origin)) return false;
  const origin = new URL(headers.origin);
  return origin.host === headers.host || origin.origin === new URL(deskUrl).origin;
}

/** A proxy, here or one that the settings name, stands for everybody behind it. */
function standsForMany(address: string, trustProxy: string): boolean {
  return trustProxy !== "" || /^(?:::1|(?:::ffff:)?127\.)/.test(address);
}

function destroyOnError(socket: Duplex): void {
  socket.on("error", () => socket.destroy());
}

function keepAlive(socket: WebSocket): void {
  let alive = true;
  socket.on("pong", () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, PING_MS);
  socket.on("close", () => clearInterval(timer));
}
