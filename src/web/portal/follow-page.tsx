import type { PortalPage } from "../../shared/contract/portal.ts";
import { Field, FormFaultNote } from "./form-parts.tsx";
import type { Around } from "./say.ts";

type Follow = Extract<PortalPage, { page: "follow" }>;

/** Coming back to what was sent without a name: by the number of the case and its code. */
export function FollowPage({ page, frame, say }: Around & { page: Follow }) {
  return (
    <>
      <h1>{say("portal.follow.title")}</h1>
      <p class="lead">{say("portal.follow.lead")}</p>
      <form class="panel" method="post" action={`/follow?lang=${frame.locale}`} encType="multipart/form-data">
        <FormFaultNote fault={page.fault} />
        <Field name="number" label={say("portal.follow.number")} fault={null}>
          {(field) => <input {...field} required inputMode="numeric" maxLength={20} value={page.number} />}
        </Field>
        <Field name="code" label={say("portal.follow.code")} fault={null}>
          {(field) => (
            <input {...field} class="code" required maxLength={40} autocomplete="off" autocapitalize="characters" />
          )}
        </Field>
        <button type="submit">{say("portal.follow.open")}</button>
      </form>
    </>
  );
}
