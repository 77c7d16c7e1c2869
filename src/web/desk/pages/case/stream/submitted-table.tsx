import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { SubmittedForm } from "../../../../../shared/contract/forms.ts";
import { sayLabel } from "../../../../../shared/forms/index.ts";
import styles from "./stream.module.css";

/** What somebody sent by a form, field by field in the words of the form as it was then. */
export function SubmittedTable({ form }: { form: SubmittedForm }) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language as Locale;
  return (
    <table className={styles.submitted}>
      <caption>{sayLabel(form.title, locale)}</caption>
      <tbody>
        {form.rows.map(({ key, kind, label, values }) => (
          <tr key={key}>
            {/* The words of a consent are what was agreed to: they are the answer. */}
            <th scope="row">{kind === "consent" ? t("desk-message.consent") : sayLabel(label, locale)}</th>
            <td>{values.map((value) => sayLabel(value, locale)).join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
