import type { Locale } from "../../shared/contract/common.ts";
import type { PortalForm } from "../../shared/contract/portal.ts";
import { sayLabel } from "../../shared/forms/index.ts";
import type { Say } from "./say.ts";

/** To whom a letter is written: each executive by name and title. Where there is one, nobody needs to choose. */
export function ExecutiveChoice(props: {
  executives: PortalForm["executives"];
  chosen: number | null;
  locale: Locale;
  say: Say;
}) {
  const { executives, locale, say } = props;
  const only = executives.length === 1;
  return (
    <fieldset class="field executives" data-field="executive" aria-describedby="executive-fault">
      <legend>{say("forms.executive")}</legend>
      {executives.map(({ id, name, title }) => (
        <label key={id} class="executive">
          <input type="radio" name="executive" value={id} required checked={only || props.chosen === id} />
          <span class="initials" aria-hidden="true">
            {initialsOf(name)}
          </span>
          <span>
            <strong>{name}</strong>
            <span class="soft">{sayLabel(title, locale)}</span>
          </span>
        </label>
      ))}
      <p class="fault" id="executive-fault" data-fault hidden />
      {executives.length === 0 && <p class="fault">{say("errors.forms.executive_gone")}</p>}
    </fieldset>
  );
}

/** The last two characters of a Chinese name, else the first letters of the first and the last word. */
function initialsOf(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return Array.from(name.replaceAll(/\s/g, "")).slice(-2).join("");
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}
