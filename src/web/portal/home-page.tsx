import type { PortalPage } from "../../shared/contract/portal.ts";
import { Field, FilesField, FormFaultNote, Trap } from "./form-parts.tsx";
import type { Around } from "./say.ts";

type Home = Extract<PortalPage, { page: "home" }>;

/** The shop's help page: what happens with a message, and the form. */
export function HomePage({ page, frame, say }: Around & { page: Home }) {
  const { typed, fault } = page;
  return (
    <>
      <h1>{say("portal.home.title", { brand: frame.brand.name })}</h1>
      <p class="lead">{say("portal.home.lead")}</p>
      <form
        class="panel"
        method="post"
        action={`/contact?lang=${frame.locale}`}
        encType="multipart/form-data"
        data-keep="contact"
      >
        <FormFaultNote fault={fault} />
        <input type="hidden" name="formKey" value={page.formKey} />
        <Trap />
        <div class="pair">
          <Field name="name" label={say("portal.form.name")} fault={fault}>
            {(field) => <input {...field} required maxLength={200} autocomplete="name" value={typed.name} />}
          </Field>
          <Field name="email" label={say("portal.form.email")} fault={fault}>
            {(field) => (
              <input {...field} type="email" required maxLength={254} autocomplete="email" value={typed.email} />
            )}
          </Field>
        </div>
        <Field name="subject" label={say("portal.form.subject")} fault={fault}>
          {(field) => <input {...field} required maxLength={300} value={typed.subject} />}
        </Field>
        <Field name="text" label={say("portal.form.text")} fault={fault}>
          {(field) => <textarea {...field} required maxLength={20_000} rows={8} defaultValue={typed.text} />}
        </Field>
        <FilesField say={say} />
        <button type="submit">{say("portal.form.send")}</button>
      </form>
      <ol class="steps">
        {["received", "owner", "promise"].map((step) => (
          <li key={step}>{say(`portal.home.steps.${step}`)}</li>
        ))}
      </ol>
    </>
  );
}
