import type { IceSettings, LineState, LineTurn, Signal } from "../../../shared/contract/voice.ts";
import { type Microphone, Peer } from "./peer.ts";

/** How the talk stands, as a page shows it. */
export type Talk = {
  line: LineState | null;
  /** of the two pages with each other; null before they were ever to be connected */
  connection: "connecting" | "connected" | "lost" | null;
  microphone: Microphone;
  theirMicrophone: Microphone;
  /** nothing is heard or said */
  isHeld: boolean;
  /** the desk does not answer */
  isCutOff: boolean;
};

type Side = {
  page: string;
  ice: IceSettings;
  track: MediaStreamTrack;
  /** makes the offers */
  offers: boolean;
  /** Asks the desk how the call stands. @throws when it does not answer; `isOver(error)` when it never will */
  ask(turn: LineTurn): Promise<LineState>;
  isOver(error: unknown): boolean;
  /** The two do not reach each other: has it tried once more, where that is for this side. @returns false when it is not */
  again(): Promise<boolean>;
  changed(talk: Talk): void;
  heard(stream: MediaStream): void;
  /** the microphone is another one from now on */
  speaks?(track: MediaStreamTrack): void;
};

const PAUSE_MS = { connecting: 500, waiting: 1_000, talking: 2_000, failing: 1_500 };

/**
 * One side of a call in the browser: asks the desk again and again how the call stands, hands over what the two pages need
 * to be connected, and connects them anew whenever the desk says so.
 */
export class VoiceLine {
  readonly talk: Talk = {
    line: null,
    connection: null,
    microphone: "on",
    theirMicrophone: "on",
    isHeld: false,
    isCutOff: false,
  };
  private readonly side: Side;
  private readonly audio = new Audio();
  private peer: Peer | null = null;
  private session = 0;
  private after = 0;
  private outbox: Signal[] = [];
  private news: LineTurn["news"];
  private isMuted = false;
  private isPutOnHold = false;
  private triedAgain = false;
  private isClosed = false;
  private wake: () => void = () => undefined;

  constructor(side: Side) {
    this.side = side;
    this.audio.autoplay = true;
    this.watch(side.track);
    void this.run();
  }

  mute(muted: boolean): void {
    this.isMuted = muted;
    this.showMicrophone();
  }

  /** Whoever holds the other side knows it before the desk tells; that it is over, the desk says. */
  hold(isPutOnHold: boolean): void {
    if (this.isClosed || this.isPutOnHold === isPutOnHold) return;
    this.isPutOnHold = isPutOnHold;
    this.showMicrophone();
    this.wake();
  }

  /** Lets go of the microphone and of the other page. What the call becomes is the desk's to say. */
  close(): void {
    this.isClosed = true;
    this.wake();
    this.peer?.close();
    this.peer = null;
    this.side.track.onended = null;
    this.side.track.stop();
    this.audio.srcObject = null;
  }

  private async run(): Promise<void> {
    while (!this.isClosed) {
      await this.turn();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.pause());
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  private async turn(): Promise<void> {
    const { page, ask, isOver } = this.side;
    const { session, after, news } = this;
    const signals = this.outbox.splice(0, 40);
    try {
      const line = await ask({ page, after, session, signals, ...(news && { news }) });
      if (this.isClosed) return;
      this.talk.isCutOff = false;
      if (this.news === news) this.news = undefined;
      await this.hear(line);
    } catch (error) {
      if (this.isClosed) return;
      // It is not known whether it arrived; told twice, it does no harm.
      if (this.session === session) this.outbox.unshift(...signals);
      this.talk.isCutOff = true;
      if (isOver(error) && this.talk.line) this.talk.line = { ...this.talk.line, state: "ended" };
    }
    this.show();
  }

  private async hear(line: LineState): Promise<void> {
    this.talk.line = line;
    if (line.state === "ended" || !line.isHere) {
      this.peer?.close();
      this.peer = null;
      return;
    }
    if (line.session > this.session) this.begin(line.session);
    for (const { id, signal } of line.signals) {
      if (id <= this.after) continue;
      this.after = id;
      await this.peer?.take(signal).catch(() => undefined);
    }
    this.showMicrophone();
  }

  /** Connects the two in a new session. */
  private begin(session: number): void {
    this.peer?.close();
    this.session = session;
    this.after = 0;
    this.outbox = [];
    this.news = undefined;
    this.talk.connection = "connecting";
    this.talk.theirMicrophone = "on";
    const peer = new Peer(this.side.ice, this.side.track, {
      signal: (signal) => {
        if (this.peer !== peer) return;
        this.outbox.push(signal);
        // What has to be said first is not kept waiting; the ways that are found come together.
        if (signal.kind !== "candidate") this.wake();
      },
      connection: (state) => {
        if (this.peer === peer) this.connected(state);
      },
      heard: (stream) => {
        this.audio.srcObject = stream;
        void this.audio.play().catch(() => undefined);
        this.side.heard(stream);
      },
      theirMicrophone: (state) => {
        this.talk.theirMicrophone = state;
        this.show();
      },
    });
    this.peer = peer;
    if (this.side.offers) void peer.offer();
  }

  private connected(state: "connected" | "lost" | "failed"): void {
    if (state === "failed") {
      void this.tryAgain();
      return;
    }
    this.talk.connection = state;
    if (state === "connected") {
      this.triedAgain = false;
      this.news = "connected";
      this.showMicrophone();
      this.wake();
    }
    this.show();
  }

  private async tryAgain(): Promise<void> {
    this.talk.connection = "lost";
    this.show();
    const isNew = !this.triedAgain;
    this.triedAgain = true;
    if (isNew && (await this.side.again().catch(() => false))) return;
    if (this.side.offers) this.news = "failed";
    this.wake();
  }

  private watch(track: MediaStreamTrack): void {
    track.onended = () => void this.replace();
  }

  /** The microphone was pulled out: another one may be there. */
  private async replace(): Promise<void> {
    this.talk.microphone = "lost";
    this.peer?.tell("lost");
    this.show();
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    const [track] = stream?.getAudioTracks() ?? [];
    if (!track || this.isClosed) return track?.stop();
    this.side.track = track;
    this.watch(track);
    this.side.speaks?.(track);
    await this.peer?.speakWith(track);
    this.talk.microphone = "on";
    this.showMicrophone();
  }

  /** Who is held hears nothing and is not heard. */
  private showMicrophone(): void {
    const isHeld = this.isPutOnHold || this.talk.line?.state === "held";
    this.talk.isHeld = isHeld;
    this.side.track.enabled = !this.isMuted && !isHeld;
    this.audio.muted = isHeld;
    if (this.talk.microphone !== "lost") this.talk.microphone = this.isMuted ? "muted" : "on";
    this.peer?.tell(this.talk.microphone);
    this.show();
  }

  private show(): void {
    this.side.changed({ ...this.talk });
  }

  private pause(): number {
    const { line, connection, isCutOff } = this.talk;
    if (isCutOff) return PAUSE_MS.failing;
    if (connection === "connecting" || this.outbox.length > 0) return PAUSE_MS.connecting;
    return line?.state === "talking" || line?.state === "held" ? PAUSE_MS.talking : PAUSE_MS.waiting;
  }
}
