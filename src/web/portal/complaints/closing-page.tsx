import type { ClosingPage as Page } from "../../../shared/contract/portal-complaints.ts";
import { Field } from "../form-parts.tsx";
import { type Around, moment } from "../say.ts";

/** Is it solved? A link of a mail led here; what looks through mails follows links, so that it counts when it is sent. */
export function ClosingPage({ page, frame, say }: Around & { page: Page }) {
  const { token, solved, category, closesAt, formKey } = page;
  const clock = { locale: frame.locale, timeZone: frame.brand.timeZone };
  // What is closed cannot be closed, and what is in work was not held for solved.
  const isSo = solved ? category === "closed" : category !== "solved" && category !== "closed";
  return (
    <>
      <p class="soft">{say("portal.case.number", { number: `#${page.number}` })}</p>
      <h1>{say(solved ? "portal.closing.askYes" : "portal.closing.askNo")}</h1>
      <p class="lead">{page.subject}</p>
      {isSo ? (
        <p class="welcome" role="status">
          {say(solved ? "portal.closing.isClosed" : "portal.closing.isOpen")}
        </p>
      ) : (
        <form
          class="panel"
          method="post"
          encType="multipart/form-data"
          action={`/c/${token}/closing?lang=${frame.locale}`}
        >
          <input type="hidden" name="solved" value={solved ? "yes" : "no"} />
          <input type="hidden" name="formKey" value={formKey} />
          {!solved && (
            <Field name="text" label={say("portal.closing.missing")} fault={null}>
              {(field) => <textarea {...field} maxLength={20_000} rows={4} />}
            </Field>
          )}
          {solved && closesAt && <p>{say("portal.closing.rule", { time: moment(closesAt, clock) })}</p>}
          <button type="submit">{say(solved ? "portal.closing.yes" : "portal.closing.sendNo")}</button>
        </form>
      )}
      <p>
        <a href={`/c/${token}?lang=${frame.locale}`}>{say("portal.closing.toPage")}</a>
      </p>
    </>
  );
}
