import { useTranslation } from "react-i18next";
import type { CaseCauses } from "../../../../../shared/contract/causes.ts";

/** Why a cause is likely, in a sentence. */
export function useWhyLikely(): (likely: CaseCauses["suggestions"][number]) => string {
  const { t, i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
  return ({ words, cases }) =>
    [
      words.length > 0 ? t("desk-causes.byWords", { words: list.format(words.map((word) => `“${word}”`)) }) : "",
      cases > 0 ? t("desk-causes.byCases", { count: cases }) : "",
    ]
      .filter(Boolean)
      .join(" · ");
}
