import type { RatingPage as Page } from "../../../shared/contract/portal-complaints.ts";
import { Field, FormFaultNote } from "../form-parts.tsx";
import type { Around } from "../say.ts";

/** How did you find it? What a link of the mail chose is chosen; it counts when it is sent. */
export function RatingPage({ page, frame, say }: Around & { page: Page }) {
  const chosen = page.chosen ?? page.given?.rating ?? null;
  // Only what a link chose is sent by itself; what was said before is there to be changed.
  const sendsItself = page.chosen !== null && page.chosen !== page.given?.rating;
  return (
    <>
      <p class="soft">{say("portal.case.number", { number: `#${page.number}` })}</p>
      <h1>{say("portal.rating.title")}</h1>
      <p class="lead">{page.subject}</p>
      {page.saved && page.given && (
        <p class="welcome" role="status">
          {say(page.given.rating <= 2 ? "portal.rating.thanksUnhappy" : "portal.rating.thanks")}
        </p>
      )}
      <form
        class="panel"
        method="post"
        encType="multipart/form-data"
        action={`/r/${page.token}?lang=${frame.locale}`}
        data-send-chosen={sendsItself ? "" : undefined}
      >
        <FormFaultNote fault={page.fault} />
        <fieldset class="rating-choices">
          <legend>{say("portal.rating.choose")}</legend>
          {[5, 4, 3, 2, 1].map((n) => (
            <label key={n} class="rating-choice">
              <input type="radio" name="rating" value={n} defaultChecked={chosen === n} required />
              {say(`complaints.rating.words.${n}`)}
            </label>
          ))}
        </fieldset>
        <Field name="comment" label={say("portal.rating.comment")} fault={page.fault}>
          {(field) => <textarea {...field} maxLength={2_000} rows={3} defaultValue={page.given?.comment ?? ""} />}
        </Field>
        <button type="submit">{say("portal.rating.send")}</button>
      </form>
    </>
  );
}
