import { useState } from "preact/hooks";
import { Refused } from "./call.ts";
import type { Chat } from "./chat-state.ts";
import type { Say } from "./words.ts";

/** Asks where the answer may go if the visitor leaves before it comes. */
export function MailLine({ chat, say }: { chat: Chat; say: Say }) {
  const [fault, setFault] = useState("");
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    try {
      await chat.leaveMail(String(new FormData(form).get("email")));
    } catch (error) {
      setFault(say(error instanceof Refused ? "mailWrong" : "notSent"));
    }
  };
  return (
    <form class="mail" onSubmit={submit}>
      <label for="leave-mail">{say("leaveMail")}</label>
      <div class="row">
        <input id="leave-mail" name="email" type="email" autocomplete="email" required placeholder={say("email")} />
        <button type="submit">{say("leave")}</button>
      </div>
      <p class="fault" role="alert">
        {fault}
      </p>
    </form>
  );
}
