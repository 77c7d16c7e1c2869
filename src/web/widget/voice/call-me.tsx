import { useState } from "preact/hooks";
import { Refused } from "../call.ts";
import type { VoiceCall } from "./voice-call.ts";
import type { Say } from "./words.ts";

/** Asks where the visitor can be called back. */
export function CallMe({ voice, say }: { voice: VoiceCall; say: Say }) {
  const [fault, setFault] = useState("");
  const [promised, setPromised] = useState("");
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const number = String(new FormData(event.currentTarget as HTMLFormElement).get("number")).trim();
    try {
      await voice.callMe(number);
      setPromised(number);
    } catch (error) {
      setFault(say(error instanceof Refused && error.status === 422 ? "numberWrong" : "refused"));
    }
  };
  if (promised) return <p role="status">{say("promised", { number: promised })}</p>;
  return (
    <form onSubmit={submit}>
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
