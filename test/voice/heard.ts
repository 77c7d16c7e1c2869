import type { Frame, Page } from "playwright-core";

/** What is needed here of a browser's connection. */
type Stat = Record<string, unknown> & { id: string; type: string };
type Connection = { getStats(): Promise<{ forEach(each: (stat: Stat) => void): void }> };
type Here = { peers: Connection[]; RTCPeerConnection: new (settings?: object) => Connection };

/** Remembers the connections that a page's frames make, so that what comes through them can be read. */
export async function watchPeers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const here = globalThis as unknown as Here;
    here.peers = [];
    here.RTCPeerConnection = class extends here.RTCPeerConnection {
      constructor(settings?: object) {
        super(settings);
        here.peers.push(this);
      }
    };
  });
}

/** What the latest connection of a frame brought: how loud it was in all, and by what sort of way. */
export function heardIn(frame: Frame): Promise<{ energy: number; way: unknown }> {
  return frame.evaluate(async () => {
    const stats = new Map<unknown, Stat>();
    const peer = (globalThis as unknown as Here).peers.at(-1);
    (await peer?.getStats())?.forEach((stat) => {
      stats.set(stat.id, stat);
    });
    const one = (type: string) => [...stats.values()].find((stat) => stat.type === type);
    const pair = stats.get(one("transport")?.selectedCandidatePairId);
    const way = stats.get(pair?.localCandidateId)?.candidateType;
    return { energy: Number(one("inbound-rtp")?.totalAudioEnergy ?? 0), way: way ?? null };
  });
}
