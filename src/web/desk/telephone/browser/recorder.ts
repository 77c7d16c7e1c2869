/** So often a piece is brought: a page that is closed loses no more. Also in modules/calls/browser/record-piece.ts */
const PIECE_MS = 3_000;
const TRIES = 6;
/** As browsers record speech, the first that this one can. */
const TYPES = ["audio/webm;codecs=opus", "audio/mp4"];

/** Records both sides of a call in one track, and brings it to the desk piece by piece while it goes on. */
export class CallRecorder {
  private readonly context = new AudioContext();
  private readonly mixed = this.context.createMediaStreamDestination();
  private readonly recorder: MediaRecorder;
  private readonly theirs = this.context.createGain();
  private readonly url: string;
  private own: MediaStreamAudioSourceNode | null = null;
  private other: MediaStreamAudioSourceNode | null = null;
  private piece = 0;
  private bringing = Promise.resolve();
  private isRefused = false;

  /** @throws where the browser cannot record */
  constructor(callId: number, page: string, onFault: () => void) {
    this.url = `/api/v1/calls/${callId}/record?page=${page}`;
    this.theirs.connect(this.mixed);
    try {
      this.recorder = this.begin();
    } catch (error) {
      void this.context.close();
      throw error;
    }
    this.recorder.ondataavailable = ({ data }) => {
      const last = this.recorder.state === "inactive";
      const piece = this.piece++;
      // One after the other: what comes first is the beginning of the file.
      this.bringing = this.bringing.then(() => this.bring(piece, data, last)).catch(onFault);
    };
    void this.context.resume();
  }

  speaks(track: MediaStreamTrack): void {
    this.own?.disconnect();
    this.own = this.context.createMediaStreamSource(new MediaStream([track]));
    this.own.connect(this.mixed);
  }

  hears(stream: MediaStream): void {
    this.other?.disconnect();
    this.other = this.context.createMediaStreamSource(stream);
    this.other.connect(this.theirs);
  }

  /** Who is held speaks to nobody, and not to the tape either. */
  hold(isHeld: boolean): void {
    this.theirs.gain.value = isHeld ? 0 : 1;
  }

  stop(): void {
    if (this.recorder.state !== "inactive") this.recorder.stop();
    void this.bringing.then(() => this.context.close());
  }

  private begin(): MediaRecorder {
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(this.mixed.stream, {
      audioBitsPerSecond: 32_000,
      ...(mimeType !== undefined && { mimeType }),
    });
    recorder.start(PIECE_MS);
    return recorder;
  }

  private async bring(piece: number, data: Blob, last: boolean): Promise<void> {
    if (this.isRefused) return;
    for (let attempt = 1; ; attempt++) {
      const answer = await fetch(`${this.url}&piece=${piece}${last ? "&last=true" : ""}`, {
        method: "POST",
        headers: { "content-type": data.type || "application/octet-stream" },
        body: data,
        credentials: "same-origin",
        // Also when the page is being left.
        keepalive: data.size < 60_000,
      }).catch(() => null);
      if (answer?.ok) return;
      this.isRefused = answer !== null && answer.status < 500 && answer.status !== 429;
      if (this.isRefused || attempt === TRIES)
        throw new Error(`A piece was not taken: ${answer?.status ?? "no answer"}`);
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
    }
  }
}
