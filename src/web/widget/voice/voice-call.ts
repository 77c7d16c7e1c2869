import type { BegunCall, LineState, VoiceOffer } from "../../../shared/contract/voice.ts";
import { type Talk, VoiceLine } from "../../lib/voice/voice-line.ts";
import { call, Refused } from "../call.ts";
import type { Chat } from "../chat-state.ts";
import { keep } from "../kept.ts";

/** What the visitor sees of a call, one after the other. */
export type Stage =
  | "looking"
  | "closed"
  | "away"
  | "asks"
  | "goes-on"
  | "microphone"
  | "no-microphone"
  | "not-here"
  | "refused"
  | "line"
  | "over";

/** A call that goes on in another window may end there. */
const LOOKS_MS = 4_000;

/** The visitor's call. `changed` is called after each change. */
export class VoiceCall {
  stage: Stage = "looking";
  offer: VoiceOffer | null = null;
  talk: Talk | null = null;
  id: number | null = null;
  mayRecord: boolean | null = null;
  /** the last thing that was known of it */
  ended: LineState | null = null;
  changed: () => void = () => undefined;

  endedAt = 0;

  private readonly page = crypto.randomUUID();
  private readonly chat: Chat;
  private line: VoiceLine | null = null;
  private timer = 0;
  private isClosed = false;
  /** the call that they want to go on with; null: a new one */
  private goingId: number | null = null;

  constructor(chat: Chat) {
    this.chat = chat;
    addEventListener("pagehide", this.left);
  }

  /** Asks whether somebody can be called now. */
  async look(): Promise<void> {
    if (this.stage !== "goes-on") this.show("looking");
    const { stage } = this;
    try {
      const offer = await call<VoiceOffer>(`${this.chat.path}/voice`, { token: this.chat.token });
      // Pressed meanwhile to go on with it.
      if (this.stage !== stage) return;
      this.offer = offer;
      const { state, callId } = offer;
      if (callId === null) keep(this.mark, null);
      if (callId !== null) return this.show("goes-on");
      this.show(state === "open" ? "asks" : state === "closed" ? "closed" : "away");
    } catch {
      if (this.stage === stage) this.show(stage === "goes-on" ? stage : "refused");
    }
  }

  /**
   * The visitor presses to call, or to go on with their call in this page.
   *
   * @param mayRecord null: they were not asked
   * @param goingId the call to go on with, and no other one
   */
  async begin(mayRecord: boolean | null, goingId: number | null = null): Promise<void> {
    this.mayRecord = mayRecord;
    this.goingId = goingId;
    this.show("microphone");
    if (!("RTCPeerConnection" in window) || !navigator.mediaDevices) return this.show("not-here");
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    const stream = await navigator.mediaDevices.getUserMedia({ audio }).catch(() => null);
    const [track] = stream?.getAudioTracks() ?? [];
    if (!track) return this.show("no-microphone");
    try {
      const token = await this.chat.pass();
      const body = { page: this.page, mayRecord, ...(goingId !== null && { callId: goingId }) };
      const { id, ice, mayRecord: agreed } = await call<BegunCall>(`${this.chat.path}/calls`, { token, body });
      this.id = id;
      this.mayRecord = agreed;
      this.open(track, ice);
    } catch (error) {
      track.stop();
      // Who calls when the last one of us has just left is told so, and who wants back to a call that is over by now.
      if (error instanceof Refused && error.status === 409) await this.look();
      else this.show("refused");
    }
  }

  /** A call of theirs goes on: this window speaks from now on. */
  back(): Promise<void> {
    return this.begin(null, this.offer?.callId);
  }

  /** There may be a microphone by now. */
  again(): Promise<void> {
    return this.begin(this.mayRecord, this.goingId);
  }

  /** Another window of theirs spoke: this one does from now on. */
  async here(): Promise<void> {
    this.line?.close();
    this.line = null;
    await this.begin(this.mayRecord, this.id);
  }

  mute(muted: boolean): void {
    this.line?.mute(muted);
  }

  async hangUp(): Promise<void> {
    await this.end();
  }

  /** @throws Refused for what is no number */
  async callMe(number: string, slotAt: string): Promise<void> {
    const { chat } = this;
    const token = await chat.pass();
    const about = this.ended && this.ended.outcome !== "answered" ? { callId: this.id } : {};
    await call(`${chat.path}/callbacks`, { token, body: { number, ...(slotAt && { slotAt }), ...about } });
    // The wish stands in the thread.
    if (chat.items.length === 0) void chat.load();
  }

  close(): void {
    this.line?.close();
    this.line = null;
    this.isClosed = true;
    clearTimeout(this.timer);
    removeEventListener("pagehide", this.left);
  }

  private open(track: MediaStreamTrack, ice: BegunCall["ice"]): void {
    const { chat, page, id } = this;
    this.line = new VoiceLine({
      page,
      ice,
      track,
      offers: false,
      ask: (turn) => call<LineState>(`${chat.path}/calls/line`, { token: chat.token, body: { id, ...turn } }),
      isOver: (error) => error instanceof Refused,
      // The agent's page makes the offers, and tries again.
      again: async () => false,
      changed: (talk) => this.hear(talk),
      heard: () => undefined,
    });
    keep(this.mark, String(id));
    this.show("line");
  }

  private hear(talk: Talk): void {
    this.talk = talk;
    if (talk.line?.state === "ended") {
      this.ended = talk.line;
      this.endedAt = Date.now();
      this.line?.close();
      this.line = null;
      keep(this.mark, null);
      this.show("over");
      // What became of it stands in the thread.
      void this.chat.load();
    } else this.changed();
  }

  /** Where this browser keeps that a call goes on. */
  private get mark(): string {
    return this.chat.name("call");
  }

  private async end(keepalive = false): Promise<void> {
    const { chat, id } = this;
    // One that is lost on its way: the desk notices that nobody is there.
    await call(`${chat.path}/calls/hang-up`, { token: chat.token, body: { id }, keepalive }).catch(() => undefined);
  }

  /** Who leaves while they wait need not be rung for; who speaks may only have turned to another page of the shop. */
  private readonly left = () => {
    const state = this.talk?.line?.state;
    if (this.line && (state === "waiting" || state === "ringing")) void this.end(true);
  };

  private show(stage: Stage): void {
    this.stage = stage;
    clearTimeout(this.timer);
    if (stage === "goes-on" && !this.isClosed) this.timer = window.setTimeout(() => void this.look(), LOOKS_MS);
    this.changed();
  }
}
