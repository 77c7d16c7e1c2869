import { api } from "../../../lib/api.ts";
import { ApiError } from "../../../lib/api-error.ts";
import { type Talk, VoiceLine } from "../../../lib/voice/voice-line.ts";
import { CallRecorder } from "./recorder.ts";

/** `off`: this page does not speak. */
export type Stage = "off" | "microphone" | "no-microphone" | "not-here" | "line";
export type Shown = { stage: Stage; talk: Talk | null; recording: "no" | "yes" | "failed" };

/** A call from the chat as this page speaks it. `changed` is called after each change. */
export class AgentCall {
  shown: Shown = { stage: "off", talk: null, recording: "no" };
  changed: (shown: Shown) => void = () => undefined;
  private page = "";
  private readonly id: number;
  private line: VoiceLine | null = null;
  private recorder: CallRecorder | null = null;
  private mayRecord = false;
  private track: MediaStreamTrack | null = null;
  private theirs: MediaStream | null = null;
  private isHeld = false;

  constructor(id: number) {
    this.id = id;
  }

  /** Answers here, or goes on here with what is spoken already. @throws ApiError when it is somebody else's by now */
  async answer(): Promise<void> {
    this.close();
    // Each time anew, so that what is recorded from here on is a recording of its own.
    this.page = crypto.randomUUID();
    this.show({ stage: "microphone", talk: null });
    if (!("RTCPeerConnection" in window) || !navigator.mediaDevices) return this.show({ stage: "not-here" });
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    const stream = await navigator.mediaDevices.getUserMedia({ audio }).catch(() => null);
    const [track] = stream?.getAudioTracks() ?? [];
    if (!track) return this.show({ stage: "no-microphone" });
    try {
      await this.open(track);
    } catch (error) {
      track.stop();
      this.show({ stage: "off" });
      throw error;
    }
  }

  mute(muted: boolean): void {
    this.line?.mute(muted);
  }

  /** The visitor is held, or handed over: they hear nothing more from that moment on, whenever the line tells of it. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    this.line?.hold(isHeld);
  }

  close(): void {
    this.letGo();
    if (this.shown.stage !== "off") this.show({ stage: "off", talk: null, recording: "no" });
  }

  private letGo(): void {
    this.recorder?.stop();
    this.recorder = null;
    this.line?.close();
    this.line = null;
    this.theirs = null;
  }

  private async open(track: MediaStreamTrack): Promise<void> {
    const params = { id: this.id };
    const body = { page: this.page };
    const { ice, record } = await api.post("/api/v1/calls/:id/answer", { params, body });
    this.mayRecord = record;
    this.track = track;
    this.line = new VoiceLine({
      page: this.page,
      ice,
      track,
      offers: true,
      ask: (turn) => api.post("/api/v1/calls/:id/line", { params, body: turn }),
      isOver: (error) => error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429,
      again: async () => {
        await api.post("/api/v1/calls/:id/answer", { params, body });
        return true;
      },
      changed: (talk) => this.hear(talk),
      heard: (stream) => {
        this.theirs = stream;
        this.tape((recorder) => recorder.hears(stream));
      },
      speaks: (own) => {
        this.track = own;
        this.tape((recorder) => recorder.speaks(own));
      },
    });
    this.line.hold(this.isHeld);
    this.show({ stage: "line" });
  }

  private hear(talk: Talk): void {
    if (talk.line?.state === "ended") this.close();
    else if (talk.line?.isHere === false) {
      // Another page of theirs speaks: this one hears and records nothing any more.
      this.letGo();
      this.show({ talk: { ...talk, connection: null, isCutOff: false }, recording: "no" });
    } else {
      if (talk.line?.state === "talking" && talk.connection === "connected") this.record();
      this.recorder?.hold(talk.isHeld);
      this.show({ talk });
    }
  }

  /** Recorded is from the first word on that the two can hear, which is when the desk takes it; and only where they agreed. */
  private record(): void {
    const { track, theirs } = this;
    if (!this.mayRecord || !track || !theirs || this.recorder) return;
    this.show({ recording: "yes" });
    try {
      this.recorder = new CallRecorder(this.id, this.page, () => this.show({ recording: "failed" }));
    } catch {
      this.notRecorded();
    }
    this.tape((recorder) => {
      recorder.speaks(track);
      recorder.hears(theirs);
    });
  }

  private tape(act: (recorder: CallRecorder) => void): void {
    if (!this.recorder) return;
    try {
      act(this.recorder);
    } catch {
      this.recorder.stop();
      this.notRecorded();
    }
  }

  /** A browser that cannot record keeps nobody from speaking: the agent is told. */
  private notRecorded(): void {
    this.recorder = null;
    this.mayRecord = false;
    this.show({ recording: "failed" });
  }

  private show(change: Partial<Shown>): void {
    this.shown = { ...this.shown, ...change };
    this.changed(this.shown);
  }
}
