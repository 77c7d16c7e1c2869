import type { IceSettings, Signal } from "../../../shared/contract/voice.ts";

/** What one's own microphone does; each side tells the other. */
const microphones = ["on", "muted", "lost"] as const;
export type Microphone = (typeof microphones)[number];

export type PeerEvents = {
  /** something the other page must be told */
  signal(signal: Signal): void;
  /** `lost`: may come back by itself; `failed`: not any more */
  connection(state: "connected" | "lost" | "failed"): void;
  heard(stream: MediaStream): void;
  theirMicrophone(state: Microphone): void;
};

/** How long the two may take to find each other. */
const CONNECTS_MS = 20_000;

/** A connection of two pages that speak with each other: one of them makes the offer, the other answers it. */
export class Peer {
  private readonly connection: RTCPeerConnection;
  private readonly sender: RTCRtpSender;
  private readonly state: RTCDataChannel;
  private readonly early: RTCIceCandidateInit[] = [];
  private readonly timer: number;
  private readonly on: PeerEvents;

  constructor(ice: IceSettings, track: MediaStreamTrack, on: PeerEvents) {
    this.on = on;
    this.connection = new RTCPeerConnection({
      iceServers: ice.servers,
      iceTransportPolicy: ice.relayOnly ? "relay" : "all",
    });
    this.sender = this.connection.addTrack(track, new MediaStream([track]));
    // Agreed on beforehand, so that no words have to be exchanged to open it.
    this.state = this.connection.createDataChannel("microphone", { negotiated: true, id: 0 });
    this.state.onmessage = ({ data }) => {
      const state = microphones.find((each) => each === data);
      if (state) on.theirMicrophone(state);
    };
    this.connection.ontrack = ({ track: theirs, streams: [stream] }) => on.heard(stream ?? new MediaStream([theirs]));
    this.connection.onicecandidate = ({ candidate: found }) => {
      if (!found?.candidate) return;
      const { candidate, sdpMid: mid, sdpMLineIndex: line } = found;
      on.signal({ kind: "candidate", candidate, mid, line });
    };
    this.connection.onconnectionstatechange = () => this.changed();
    this.timer = window.setTimeout(() => {
      if (this.connection.connectionState !== "connected") on.connection("failed");
    }, CONNECTS_MS);
  }

  /** Begins the talk about how to be connected. */
  async offer(): Promise<void> {
    await this.connection.setLocalDescription(await this.connection.createOffer());
    this.on.signal({ kind: "offer", sdp: this.connection.localDescription!.sdp });
  }

  /** Takes what the other page told. */
  async take(signal: Signal): Promise<void> {
    if (this.connection.signalingState === "closed") return;
    if (signal.kind === "candidate") {
      const { candidate, mid: sdpMid, line: sdpMLineIndex } = signal;
      const found = { candidate, sdpMid, sdpMLineIndex };
      if (this.connection.remoteDescription === null) this.early.push(found);
      else await this.reach(found);
      return;
    }
    await this.connection.setRemoteDescription({ type: signal.kind, sdp: signal.sdp });
    for (const found of this.early.splice(0)) await this.reach(found);
    if (signal.kind !== "offer") return;
    await this.connection.setLocalDescription(await this.connection.createAnswer());
    this.on.signal({ kind: "answer", sdp: this.connection.localDescription!.sdp });
  }

  /** Speaks through another microphone from now on. */
  async speakWith(track: MediaStreamTrack): Promise<void> {
    await this.sender.replaceTrack(track);
  }

  tell(state: Microphone): void {
    if (this.state.readyState === "open") this.state.send(state);
  }

  close(): void {
    clearTimeout(this.timer);
    this.connection.onconnectionstatechange = null;
    this.connection.close();
  }

  /** Of several ways one that leads nowhere matters nothing. */
  private async reach(found: RTCIceCandidateInit): Promise<void> {
    await this.connection.addIceCandidate(found).catch(() => undefined);
  }

  private changed(): void {
    const { connectionState } = this.connection;
    if (connectionState === "connected") {
      clearTimeout(this.timer);
      this.on.connection("connected");
    } else if (connectionState === "disconnected") this.on.connection("lost");
    else if (connectionState === "failed") this.on.connection("failed");
  }
}
