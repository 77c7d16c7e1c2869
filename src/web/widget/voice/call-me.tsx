import { useState } from "preact/hooks";
import { Refused } from "../call.ts";
import type { VoiceCall } from "./voice-call.ts";
import type { Say } from "./words.ts";

const LOOK = {
  weekday: "short",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const;

/** Asks when and where the visitor can be called back. */
export function CallMe({ voice, say, locale }: { voice: VoiceCall; say: Say; locale: string }) {
  const [fault, setFault] = useState("");
  const [promised, setPromised] = useState("");
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    const number = String(typed.get("number")).trim();
    try {
      await voice.callMe(number, String(typed.get("slot") ?? ""));
      setPromised(number);
    } catch (error) {
      if (error instanceof Refused && error.status === 409) return setFault(say("slotTaken"));
      setFault(say(error instanceof Refused && error.status === 422 ? "numberWrong" : "refused"));
    }
  };
  const slots = voice.offer?.slots ?? [];
  if (promised) return <p role="status">{say("promised", { number: promised })}</p>;
  return (
    <form onSubmit={submit}>
      {slots.length > 0 && (
        <>
          <label for="call-me-slot">{say("slot")}</label>
          <select id="call-me-slot" name="slot">
            <option value="">{say("soon")}</option>
            {slots.map((at) => (
              <option key={at} value={at}>
                {new Date(at).toLocaleString(locale, LOOK)}
              </option>
            ))}
          </select>
        </>
      )}
      <label for="call-me">{say("number")}</label>
      <div class="row">
        <input id="call-me" name="number" type="tel" autocomplete="tel" required minLength={4} maxLength={40} />
        <button type="submit" class="choice">
          {say("callMe")}
        </button>
      </div>
      <p class="fault" role="alert">
        {fault}
      </p>
    </form>
  );
}
