import type { HelpPage } from "../../../shared/contract/help.ts";
import { Field } from "../form-parts.tsx";
import type { Around } from "../say.ts";

type Page = Extract<HelpPage, { page: "help-sign-in" }>;

/** First an address, then the code that was sent there. */
export function SignInPage({ page, frame, say }: Around & { page: Page }) {
  const { step, next } = page;
  const here = `/help/sign-in?lang=${frame.locale}${next && `&next=${encodeURIComponent(next)}`}`;
  const fault = step.fault === null ? null : { field: step.ask, message: step.fault };
  return (
    <section class="panel sign-in">
      <h1>{say("help.signIn.title")}</h1>
      <p>{step.ask === "code" ? say("help.signIn.sent", { address: step.sentTo }) : say("help.signIn.text")}</p>
      <form method="post" encType="multipart/form-data" action={here}>
        {step.ask === "address" ? (
          <Field name="address" label={say("help.signIn.address")} fault={fault}>
            {(field) => <input {...field} value={step.typed} maxLength={254} required autocomplete="email" />}
          </Field>
        ) : (
          <>
            <input type="hidden" name="codeId" value={step.codeId} />
            <input type="hidden" name="sentTo" value={step.sentTo} />
            <Field name="code" label={say("help.signIn.code")} fault={fault}>
              {(field) => (
                <input {...field} inputMode="numeric" maxLength={20} required autocomplete="one-time-code" autofocus />
              )}
            </Field>
          </>
        )}
        <button type="submit">{say(step.ask === "address" ? "help.signIn.send" : "help.signIn.check")}</button>
        {step.ask === "code" && (
          <p>
            <a href={here}>{say("help.signIn.again")}</a>
          </p>
        )}
      </form>
    </section>
  );
}

/** Who reads; or the way to read more, where there is more. */
export function ReaderLine({ page, frame, say }: Around & { page: HelpPage }) {
  const { reader } = page.help;
  if (!reader) return null;
  if (reader.address === null) {
    return (
      <p class="reader-line">
        <a href={`/help/sign-in?lang=${frame.locale}`}>{say("help.signIn.link")}</a>
      </p>
    );
  }
  return (
    <form
      class="reader-line"
      method="post"
      encType="multipart/form-data"
      action={`/help/sign-out?lang=${frame.locale}`}
    >
      <span>{say("help.signIn.as", { address: reader.address })}</span>{" "}
      <button type="submit" class="quiet">
        {say("help.signIn.out")}
      </button>
    </form>
  );
}
