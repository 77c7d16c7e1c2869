import type { ComponentChildren } from "preact";
import type { FormFault } from "../../shared/contract/portal.ts";
import { MOST_FILES } from "../../shared/forms/index.ts";
import type { Around } from "./say.ts";

type FieldProps = {
  name: string;
  label: string;
  fault: FormFault | null;
  children: (attributes: {
    id: string;
    name: string;
    "aria-invalid"?: "true";
    "aria-describedby"?: string;
  }) => ComponentChildren;
};

/** A labelled field; what is wrong with it stands beneath it and is read out with it. */
export function Field({ name, label, fault, children }: FieldProps) {
  const wrong = fault?.field === name;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children({ id: name, name, ...(wrong && { "aria-invalid": "true", "aria-describedby": `${name}-fault` }) })}
      {wrong && (
        <p class="fault" id={`${name}-fault`} role="alert">
          {fault.message}
        </p>
      )}
    </div>
  );
}

/**
 * What is wrong with the form.
 * @param only the name of its only field, beneath which its fault stands already
 */
export function FormFaultNote({ fault, only }: { fault: FormFault | null; only?: string }) {
  return fault && (only === undefined || fault.field !== only) ? (
    <p class="fault-note" role="alert">
      {fault.message}
    </p>
  ) : null;
}

/** The file field: several, from the camera too. */
export function FilesField({ say }: Pick<Around, "say">) {
  return (
    <div class="field">
      <label for="files">{say("portal.form.files")}</label>
      <input id="files" name="files" type="file" multiple />
      <p class="soft">{say("portal.form.filesHint", { limit: MOST_FILES })}</p>
    </div>
  );
}

/** A field that people do not see; machines fill it in. */
export function Trap() {
  return (
    <div class="trap" aria-hidden="true">
      <input name="website" tabIndex={-1} autocomplete="off" />
    </div>
  );
}
