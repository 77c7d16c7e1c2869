import { useEffect, useState } from "preact/hooks";
import type { VoiceCall } from "./voice-call.ts";
import type { Say } from "./words.ts";

/** The call while it goes on: how it stands, how long it lasts, and what can be done. */
export function OnTheLine({ voice, say }: { voice: VoiceCall; say: Say }) {
  const { talk } = voice;
  const line = talk?.line;
  const isMuted = talk?.microphone === "muted";
  const speaks = line?.state === "talking" || line?.state === "held";
  if (line && !line.isHere) {
    return (
      <>
        <p role="status">{say("elsewhere")}</p>
        <button type="button" class="choice" onClick={() => void voice.here()}>
          {say("here")}
        </button>
      </>
    );
  }
  return (
    <>
      <p role="status">{standing(voice, say)}</p>
      {speaks && line.answeredAt && <Clock since={line.answeredAt} />}
      {hints(voice, say).map((hint) => (
        <p key={hint} class="hint" role="status">
          {hint}
        </p>
      ))}
      <div class="choices">
        {speaks && (
          <button type="button" class="choice" aria-pressed={isMuted} onClick={() => voice.mute(!isMuted)}>
            {say(isMuted ? "unmute" : "mute")}
          </button>
        )}
        <button type="button" class="choice hang-up" onClick={() => void voice.hangUp()}>
          {say("hangUp")}
        </button>
      </div>
    </>
  );
}

function standing({ talk }: VoiceCall, say: Say): string {
  const line = talk?.line;
  if (!line) return say("looking");
  const name = line.agent ?? say("us");
  switch (line.state) {
    case "waiting":
      return (line.position ?? 1) > 1 ? say("position", { count: line.position! }) : say("waiting");
    case "ringing":
      return say("ringing");
    case "connecting":
      return say("connecting", { name });
    case "held":
      return say("held", { name });
    default:
      return say("talking", { name });
  }
}

/** What is wrong with the line or a microphone, and that it is recorded. */
function hints({ talk, mayRecord }: VoiceCall, say: Say): string[] {
  const { line, connection, microphone, theirMicrophone, isCutOff } = talk ?? {};
  const name = line?.agent ?? say("us");
  const speaks = line?.state === "talking";
  return [
    isCutOff && connection !== "connected" && say("cutOff"),
    speaks && connection === "lost" && say("lost"),
    microphone === "lost" && say("lostMicrophone"),
    speaks && microphone === "muted" && say("muted"),
    speaks && theirMicrophone === "muted" && say("theyMuted", { name }),
    speaks && theirMicrophone === "lost" && say("theyLost", { name }),
    speaks && mayRecord === true && say("recorded"),
  ].filter((hint) => typeof hint === "string");
}

function Clock({ since }: { since: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1_000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <p class="clock" role="timer">
      {text}
    </p>
  );
}
