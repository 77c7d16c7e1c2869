import { Field } from "../form-parts.tsx";
import type { Around } from "../say.ts";

/** Typing the digits of an invitation; what follows is done by the page's script, for showing a page needs one. */
export function SharePage({ say }: Around) {
  return (
    <div data-share>
      <h1>{say("portal.share.title")}</h1>
      <p class="lead">{say("portal.share.lead")}</p>
      <noscript>
        <p class="panel">{say("portal.share.script")}</p>
      </noscript>
      <form class="panel" hidden>
        <Field name="code" label={say("portal.share.code")} fault={null}>
          {(field) => (
            <input {...field} class="code" required inputMode="numeric" maxLength={8} autocomplete="one-time-code" />
          )}
        </Field>
        <p class="fault" role="alert" />
        <button type="submit">{say("portal.share.next")}</button>
      </form>
    </div>
  );
}
