import { useEffect } from "react";

const EVERY_MS = 3_000;

/** Rings softly while somebody calls; a browser in which nobody has pressed anything yet stays silent. */
export function useRingTone(rings: boolean): void {
  useEffect(() => {
    if (!rings) return;
    const context = new AudioContext();
    const ring = () => {
      for (const [after, pitch] of [
        [0, 660],
        [0.35, 880],
      ] as const) {
        const tone = new OscillatorNode(context, { frequency: pitch });
        const volume = new GainNode(context, { gain: 0 });
        const begin = context.currentTime + after;
        volume.gain.linearRampToValueAtTime(0.08, begin + 0.03);
        volume.gain.setTargetAtTime(0, begin + 0.22, 0.05);
        tone.connect(volume).connect(context.destination);
        tone.start(begin);
        tone.stop(begin + 0.6);
      }
    };
    ring();
    const timer = setInterval(ring, EVERY_MS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [rings]);
}
