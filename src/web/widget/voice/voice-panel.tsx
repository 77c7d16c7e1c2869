import { useEffect, useState } from "preact/hooks";
import type { ChatPageData } from "../../../shared/contract/chat.ts";
import type { Chat } from "../chat-state.ts";
import { CallMe } from "./call-me.tsx";
import { OnTheLine } from "./on-the-line.tsx";
import { VoiceCall } from "./voice-call.ts";
import { type Say, voiceWordsIn } from "./words.ts";

type Props = { chat: Chat; data: ChatPageData; onClose: () => void };

/** The place of a call in the chat: what is asked before, the call itself, and what is offered when it cannot be. */
export function VoicePanel({ chat, data, onClose }: Props) {
  const [voice] = useState(() => new VoiceCall(chat));
  const [, draw] = useState(0);
  const say = voiceWordsIn(data.locale);
  useEffect(() => {
    voice.changed = () => draw((count) => count + 1);
    void voice.look();
    return () => voice.close();
  }, [voice]);
  const goesOn = voice.stage === "line" || voice.stage === "goes-on" || voice.stage === "microphone";
  return (
    <section class="voice" aria-label={say("title")}>
      <div class="row">
        <b>{say("title")}</b>
        {!goesOn && (
          <button type="button" class="plain" onClick={onClose}>
            {say("close")}
          </button>
        )}
      </div>
      <Stage voice={voice} say={say} locale={data.locale} onClose={onClose} />
    </section>
  );
}

function Stage(props: { voice: VoiceCall; say: Say; locale: "zh-CN" | "en"; onClose: () => void }) {
  const { voice, say, locale, onClose } = props;
  switch (voice.stage) {
    case "looking":
      return <p role="status">{say("looking")}</p>;
    case "microphone":
      return <p role="status">{say("microphone")}</p>;
    case "asks":
      return <Asks voice={voice} say={say} onClose={onClose} />;
    case "goes-on":
      return (
        <Said text={say("goesOn")}>
          <Choice text={say("back")} onClick={() => void voice.back()} />
        </Said>
      );
    case "no-microphone":
      return (
        <Said text={say("noMicrophone")} isFault>
          <Choice text={say("again")} onClick={() => void voice.again()} />
          <Instead voice={voice} say={say} locale={locale} />
        </Said>
      );
    case "line":
      return <OnTheLine voice={voice} say={say} />;
    case "over":
      return <Over voice={voice} say={say} locale={locale} />;
    case "refused":
      return (
        <Said text={say("refused")} isFault>
          <Choice text={say("again")} onClick={() => void voice.look()} />
        </Said>
      );
    default:
      return (
        <Said text={whyNot(voice, say, locale)}>
          <Instead voice={voice} say={say} locale={locale} />
        </Said>
      );
  }
}

/** Nothing is begun before they know what will be, and have said what they want recorded. */
function Asks({ voice, say, onClose }: { voice: VoiceCall; say: Say; onClose: () => void }) {
  const asksToRecord = voice.offer!.asksToRecord;
  return (
    <Said text={say("ask")}>
      {asksToRecord && <p>{say("askRecord")}</p>}
      <div class="choices">
        {asksToRecord ? (
          <>
            <Choice text={say("withRecord")} onClick={() => void voice.begin(true)} />
            <Choice text={say("withoutRecord")} onClick={() => void voice.begin(false)} />
          </>
        ) : (
          <Choice text={say("start")} onClick={() => void voice.begin(null)} />
        )}
        <button type="button" class="plain" onClick={onClose}>
          {say("notNow")}
        </button>
      </div>
    </Said>
  );
}

function Over({ voice, say, locale }: { voice: VoiceCall; say: Say; locale: "zh-CN" | "en" }) {
  const { outcome, answeredAt } = voice.ended!;
  if (outcome === "answered") {
    return <Said text={say("over", { time: lengthOf(answeredAt, voice.endedAt, locale) })} />;
  }
  return (
    <Said text={say(outcome === "failed" ? "failed" : "missed")} isFault>
      <Instead voice={voice} say={say} locale={locale} />
    </Said>
  );
}

/** What can be done when nobody can be spoken with. */
function Instead({ voice, say, locale }: { voice: VoiceCall; say: Say; locale: string }) {
  if (!voice.offer?.callsBack) return <p>{say("write")}</p>;
  return (
    <>
      <p>{say("instead")}</p>
      <CallMe voice={voice} say={say} locale={locale} />
    </>
  );
}

function Said(props: { text: string; isFault?: boolean; children?: preact.ComponentChildren }) {
  return (
    <>
      <p role={props.isFault ? "alert" : "status"}>{props.text}</p>
      {props.children}
    </>
  );
}

function Choice({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button type="button" class="choice" onClick={onClick}>
      {text}
    </button>
  );
}

function whyNot({ stage, offer }: VoiceCall, say: Say, locale: string): string {
  if (stage === "away") return say("away");
  if (stage === "not-here") return say("notHere");
  if (!offer?.opensAt) return say("closed");
  const when = new Date(offer.opensAt);
  const look = { weekday: "long", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" } as const;
  return say("closedUntil", { when: when.toLocaleString(locale, { ...look, hourCycle: "h23" }) });
}

function lengthOf(from: string | null, to: number, locale: string): string {
  const seconds = Math.max(0, Math.round((to - Date.parse(from ?? "")) / 1_000));
  const unit = (name: "minute" | "second", value: number) =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short" }).format(value);
  return [seconds >= 60 && unit("minute", Math.floor(seconds / 60)), unit("second", seconds % 60)]
    .filter(Boolean)
    .join(" ");
}
