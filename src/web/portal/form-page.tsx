import type { PortalPage } from "../../shared/contract/portal.ts";
import { type FaultCode, faultCodes, sayLabel } from "../../shared/forms/index.ts";
import { ExecutiveChoice } from "./executive-choice.tsx";
import { FormFaultNote, Trap } from "./form-parts.tsx";
import { HelpSearch } from "./help/help-search.tsx";
import { QuestionField } from "./question-field.tsx";
import type { Around, Say } from "./say.ts";

type Form = Extract<PortalPage, { page: "form" }>;

/** A form of the shop's; on its help page with what happens to a message, and the ways to the other forms. */
export function FormPage({ page, frame, say }: Around & { page: Form }) {
  const { form, typed, faults, isHome } = page;
  const { locale } = frame;
  const intro = sayLabel(form.intro, locale);
  const embed = frame.embedded ? "&embed=1" : "";
  const asksMore = form.fields.filter(({ kind }) => kind !== "heading" && kind !== "hint").length > 1;
  const whole =
    faults.find(({ field }) => field === null) ??
    (faults.length > 0 && asksMore ? { message: say("forms.someFaults") } : null);
  return (
    <>
      <h1>{isHome ? say("portal.home.title", { brand: frame.brand.name }) : sayLabel(form.title, locale)}</h1>
      {intro && <p class="lead">{intro}</p>}
      {isHome && !page.article && frame.links.some(({ href }) => href.startsWith("/help")) && (
        <HelpSearch query="" locale={locale} say={say} from="contact" />
      )}
      <form
        class="panel"
        method="post"
        action={`/f/${form.slug}?lang=${locale}${embed}`}
        encType="multipart/form-data"
        data-keep={`form-${form.slug}`}
        data-form={JSON.stringify(forScript(page, frame.locale, say))}
      >
        {whole && <FormFaultNote fault={{ field: null, message: whole.message }} />}
        {page.filesLost && <p class="fault-note">{say("forms.filesLost")}</p>}
        <input type="hidden" name="formKey" value={page.formKey} />
        {page.article && (
          <p class="soft">
            <input type="hidden" name="article" value={page.article.id} />
            {say("help.youRead", { title: page.article.title })}
          </p>
        )}
        {page.walk && <input type="hidden" name="walk" value={page.walk.token} />}
        {page.walk && <p class="soft">{say("portal.guide.comesAlong", { name: page.walk.name })}</p>}
        <Trap />
        {form.kind === "executive" && (
          <ExecutiveChoice executives={form.executives} chosen={typed.executive} locale={locale} say={say} />
        )}
        {form.anonymous && (
          <div class="field choice-line anonymous">
            <input id="anonymous" type="checkbox" name="anonymous" value="yes" checked={typed.anonymous} />
            <label for="anonymous">
              {say("forms.anonymous")}
              <span class="soft">{say("forms.anonymousHint")}</span>
            </label>
          </div>
        )}
        <div class="fields">
          {form.fields.map((field) => (
            <QuestionField
              key={field.key}
              field={field}
              fields={form.fields}
              typed={typed.values[field.key] ?? []}
              fault={faults.find((fault) => fault.field === field.key) ?? null}
              mayBeAnonymous={form.anonymous}
              locale={locale}
              say={say}
            />
          ))}
        </div>
        <button type="submit">{say("portal.form.send")}</button>
      </form>
      {isHome && <Steps say={say} />}
      {page.others.length > 0 && (
        <nav class="ways" aria-label={say("portal.home.others")}>
          <h2>{say("portal.home.others")}</h2>
          <ul>
            {page.others.map(({ slug, title }) => (
              <li key={slug}>
                <a href={`/f/${slug}?lang=${locale}`}>{sayLabel(title, locale)}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {!frame.embedded && (isHome || form.anonymous) && (
        <p class="soft">
          <a href={`/follow?lang=${locale}`}>{say("portal.follow.way")}</a>
        </p>
      )}
    </>
  );
}

function Steps({ say }: Pick<Around, "say">) {
  return (
    <ol class="steps">
      {["received", "owner", "promise"].map((step) => (
        <li key={step}>{say(`portal.home.steps.${step}`)}</li>
      ))}
    </ol>
  );
}

/** What the browser needs to go by the same rules, in the page's language. */
function forScript({ form }: Form, locale: Around["frame"]["locale"], say: Say) {
  const places = { field: "{field}", limit: "{limit}", mask: "{mask}", value: "{value}", name: "{name}" };
  const faults = faultCodes.map((code: FaultCode) => [code, say(`forms.faults.${code}`, places)]);
  // What is only said needs no rules.
  const fields = form.fields.map(({ help: _, ...field }) => ({
    ...field,
    label: {},
    ...(field.options && { options: field.options.map(({ value }) => ({ value, label: {} })) }),
  }));
  const labels = Object.fromEntries(form.fields.map(({ key, label }) => [key, sayLabel(label, locale)]));
  labels.executive = say("forms.executive");
  return { fields, labels, faults: Object.fromEntries(faults) };
}
