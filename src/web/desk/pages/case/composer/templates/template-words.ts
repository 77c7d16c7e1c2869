import { useTranslation } from "react-i18next";
import type { MessageTemplate } from "../../../../../../shared/contract/templates.ts";

/** What people call a template's language, kind and price; what there is no word for keeps its own name. */
export function useTemplateWords() {
  const { t, i18n } = useTranslation();
  const said = (key: string, fallback: string) => (i18n.exists(key) ? t(key) : fallback);
  const language = ({ language: code }: Pick<MessageTemplate, "language">) => {
    if (code === null) return null;
    try {
      return new Intl.DisplayNames(i18n.language, { type: "language" }).of(code.replaceAll("_", "-")) ?? code;
    } catch {
      return code;
    }
  };
  const category = ({ category: kind }: Pick<MessageTemplate, "category">) =>
    kind && said(`desk-template.category.${kind}`, kind);
  const cost = ({ cost: price }: Pick<MessageTemplate, "cost">, sessionOpen: boolean) =>
    t(`desk-template.cost.${price === "free-in-session" ? (sessionOpen ? "free" : "paid") : price}`);
  return { language, category, cost };
}
