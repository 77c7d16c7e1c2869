import type { ChatMessage, ChatPageData, ChatPass, ChatThread } from "../../shared/contract/chat.ts";
import type { Upload } from "../../shared/contract/conversations.ts";
import { call, Refused } from "./call.ts";
import { keep, kept } from "./kept.ts";
import { openLine } from "./line.ts";

/** What was written and is not known to have arrived. It stays in the browser until it is. */
export type Pending = { clientId: string; text: string; files: Upload[]; failed: boolean };
type User = { id: string; signature: string; name?: string; email?: string };
const LONGEST_PAUSE_MS = 30_000;

/** The chat as the page shows it. `changed` is called after each change. */
export class Chat {
  items: ChatMessage[] = [];
  pending: Pending[] = [];
  next: number | null = null;
  typing: string | null = null;
  hasMail = false;
  isUser = false;
  /** true while the page is in sight of its visitor */
  isOpen = false;
  loaded = false;
  token: string | null;
  who: { name?: string; email?: string } = {};
  changed: () => void = () => undefined;
  /** where all of this chat is asked for */
  readonly path: string;

  private readonly data: ChatPageData;
  private line: { close(): void } | null = null;
  private readonly told = new Map<number, "delivered" | "read">();
  private sending = false;
  private pause = 1_000;
  private typingToldAt = 0;
  private typingOver = 0;

  constructor(data: ChatPageData) {
    this.data = data;
    this.path = `/chat/${data.key}`;
    this.token = kept(this.name("pass"));
    this.pending = JSON.parse(kept(this.name("pending")) ?? "[]");
  }

  /** What something of this chat is kept as in the browser. */
  name(of: string): string {
    return `keepword:${this.data.key}:${of}`;
  }

  start(): void {
    if (this.token) void this.load();
    else this.loaded = true;
    if (this.pending.length > 0) void this.flush();
    // Another tab of the same shop began to write, or somebody signed out there.
    addEventListener("storage", ({ key, newValue }) => {
      // The first pass goes on with what is being written here; another person's does not.
      if (key === this.name("pass") && newValue !== this.token) this.become(newValue, this.token === null);
    });
    document.addEventListener("visibilitychange", () => this.mark());
  }

  get unread(): number {
    return this.items.filter((item) => item.from !== "you" && !this.isRead(item)).length;
  }

  setOpen(open: boolean): void {
    this.isOpen = open;
    this.mark();
    this.changed();
  }

  /** Reads the newest stretch and listens from there on. */
  async load(): Promise<void> {
    const token = this.token;
    if (!token) return;
    try {
      const thread = await call<ChatThread>(`${this.path}/thread`, { token });
      if (token !== this.token) return;
      const oldest = thread.items[0]?.id ?? 0;
      // What is known and does not reach up to it is read again when somebody scrolls there.
      const reaches = this.items.some(({ id }) => id >= oldest);
      if (!reaches) {
        this.items = [];
        this.next = thread.next;
      }
      this.merge(thread.items);
      this.hasMail = thread.hasMail;
      this.isUser = thread.isUser;
      this.loaded = true;
      this.line?.close();
      this.line = openLine({ path: this.path, token, since: thread.cursor }, (news) => {
        if (news.type === "message") {
          this.typing = news.message.from === "us" ? null : this.typing;
          this.merge([news.message]);
        } else if (news.type === "typing") {
          this.typing = news.name;
          clearTimeout(this.typingOver);
          this.typingOver = window.setTimeout(() => {
            this.typing = null;
            this.changed();
          }, 30_000);
          this.changed();
        } else if (news.type === "reset") void this.load();
      });
      this.changed();
    } catch (error) {
      if (error instanceof Refused) this.become(null, true);
      else setTimeout(() => void this.load(), this.wait());
    }
  }

  async loadEarlier(): Promise<void> {
    if (this.next === null) return;
    const thread = await call<ChatThread>(`${this.path}/thread?before=${this.next}`, { token: this.token });
    this.next = thread.next;
    this.merge(thread.items);
  }

  write(text: string, files: Upload[]): void {
    this.pending.push({ clientId: crypto.randomUUID(), text, files, failed: false });
    this.keepPending();
    this.changed();
    void this.flush();
  }

  again(): void {
    for (const one of this.pending) one.failed = false;
    void this.flush();
  }

  async upload(file: File): Promise<Upload> {
    const body = new FormData();
    body.set("file", file);
    return call<Upload>(`${this.path}/files`, { token: await this.pass(), body });
  }

  async leaveMail(email: string): Promise<void> {
    await call(`${this.path}/mail`, { token: await this.pass(), body: { email } });
    this.hasMail = true;
    this.changed();
  }

  type(typing: boolean): void {
    const now = Date.now();
    if (!this.token || (typing ? now - this.typingToldAt < 4_000 : this.typingToldAt === 0)) return;
    this.typingToldAt = typing ? now : 0;
    // A courtesy: a lost word about it is worth no message.
    call(`${this.path}/typing`, { token: this.token, body: { typing } }).catch(() => undefined);
  }

  /** The shop vouches for a user of its own. */
  async identify(user: User, done: () => void): Promise<void> {
    const { id, signature, name, email } = user;
    const body = { id: String(id), signature: String(signature), name, email, locale: this.data.locale };
    try {
      const pass = await call<ChatPass>(`${this.path}/identify`, { token: this.token, body });
      this.become(pass.token, true);
      done();
    } catch (error) {
      // biome-ignore lint/suspicious/noConsole: whoever builds the shop's page looks for it here
      if (error instanceof Refused) console.warn("Keepword: the user's signature was not accepted.");
      else setTimeout(() => void this.identify(user, done), this.wait());
    }
  }

  /** Goes on as somebody else, or as nobody: nothing of the one before stays on the page. */
  become(token: string | null, keepWords = false): void {
    this.line?.close();
    this.line = null;
    this.token = token;
    keep(this.name("pass"), token);
    this.items = [];
    this.next = null;
    this.typing = null;
    this.hasMail = false;
    this.isUser = false;
    this.told.clear();
    if (!keepWords) this.pending = [];
    this.keepPending();
    this.loaded = token === null;
    this.changed();
    void this.load();
  }

  /** The pass of whoever writes or calls here, made when there is something to say: nothing is kept of who only looks. */
  async pass(): Promise<string> {
    if (this.token) return this.token;
    const body = { locale: this.data.locale, ...this.who };
    const { token, hasMail } = await call<ChatPass>(`${this.path}/visitors`, { body });
    this.token = token;
    this.hasMail = hasMail;
    keep(this.name("pass"), token);
    this.changed();
    return token;
  }

  /** Sends what waits, in order, until it is known to have arrived. The server knows a repeat by its id. */
  private async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let one = this.waiting(); one; one = this.waiting()) {
        const { clientId, text, files } = one;
        const token = await this.pass();
        const message = await call<ChatMessage>(`${this.path}/messages`, { token, body: { clientId, text, files } });
        this.pending = this.pending.filter((other) => other !== one);
        this.keepPending();
        this.pause = 1_000;
        this.merge([message]);
        if (!this.line) await this.load();
      }
    } catch (error) {
      const [first] = this.pending;
      if (error instanceof Refused && error.status === 401) {
        this.token = null;
        keep(this.name("pass"), null);
        setTimeout(() => void this.flush(), this.wait());
      } else if (error instanceof Refused && first) first.failed = true;
      else setTimeout(() => void this.flush(), this.wait());
      this.changed();
    } finally {
      this.sending = false;
    }
  }

  private waiting(): Pending | undefined {
    return this.pending.find(({ failed }) => !failed);
  }

  private keepPending(): void {
    keep(this.name("pending"), this.pending.length > 0 ? JSON.stringify(this.pending) : null);
  }

  private wait(): number {
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    return this.pause;
  }

  private merge(messages: readonly ChatMessage[]): void {
    const known = new Map(this.items.map((item) => [item.id, item]));
    for (const message of messages) known.set(message.id, message);
    this.items = [...known.values()].sort((a, b) => a.id - b.id);
    const arrived = new Set(messages.map(({ clientId }) => clientId));
    const before = this.pending.length;
    // It came by the line while the answer to our sending it was lost.
    this.pending = this.pending.filter(({ clientId }) => !arrived.has(clientId));
    if (this.pending.length !== before) this.keepPending();
    this.mark();
    this.changed();
  }

  private isRead({ id, read }: ChatMessage): boolean {
    return read || this.told.get(id) === "read";
  }

  /** Tells the shop what arrived here, and what was seen. */
  private mark(): void {
    const seen = this.isOpen && !document.hidden;
    const fresh = this.items.filter(
      (item) => item.from !== "you" && !this.isRead(item) && (seen || !this.told.has(item.id)),
    );
    if (fresh.length === 0 || !this.token) return;
    const ids = fresh.slice(-100).map(({ id }) => id);
    for (const id of ids) this.told.set(id, seen ? "read" : "delivered");
    const body = { delivered: seen ? [] : ids, read: seen ? ids : [] };
    call(`${this.path}/marks`, { token: this.token, body }).catch(() => {
      for (const id of ids) this.told.delete(id);
      setTimeout(() => this.mark(), this.wait());
    });
  }
}
