import type { PortalCallback } from "../../shared/contract/portal.ts";
import { Field, FormFaultNote } from "./form-parts.tsx";
import { type Around, moment } from "./say.ts";

/** Number and time at which the customer wants to be called; works without JavaScript. */
export function CallbackForm({ callback, token, frame, say }: Around & { callback: PortalCallback; token: string }) {
  const { slots, promised, typed, fault } = callback;
  const clock = { locale: frame.locale, timeZone: frame.brand.timeZone };
  const time = new Intl.DateTimeFormat(frame.locale, {
    timeZone: clock.timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const known = fault !== null && (fault.field === "number" || fault.field === "slot");
  return (
    <details class="panel" id="callback" open={fault !== null}>
      <summary>{say(promised ? "callbacks.form.change" : "callbacks.form.title")}</summary>
      {promised && (
        <form method="post" action={`/c/${token}/callback?lang=${frame.locale}`} encType="multipart/form-data">
          <input type="hidden" name="cancel" value="yes" />
          <button type="submit" class="quiet">
            {say("callbacks.form.cancel")}
          </button>
        </form>
      )}
      {slots.length === 0 ? (
        <p class="soft">{say("callbacks.form.full")}</p>
      ) : (
        <form method="post" action={`/c/${token}/callback?lang=${frame.locale}`} encType="multipart/form-data">
          {!known && <FormFaultNote fault={fault} />}
          <Field name="number" label={say("callbacks.form.number")} fault={fault}>
            {(field) => <input {...field} type="tel" autocomplete="tel" required maxLength={60} value={typed.number} />}
          </Field>
          <Field name="slot" label={say("callbacks.form.slot")} fault={fault}>
            {(field) => (
              <select {...field} required>
                <option value="">{say("callbacks.form.choose")}</option>
                {slots.map(({ at, until }) => (
                  <option key={at} value={at} selected={at === typed.slot}>
                    {say("callbacks.form.slotTime", { from: moment(at, clock), until: time.format(new Date(until)) })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit">{say("callbacks.form.submit")}</button>
        </form>
      )}
    </details>
  );
}
