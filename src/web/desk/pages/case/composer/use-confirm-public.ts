import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { findPersonalData } from "../../../../../shared/personal-data.ts";
import { useConfirm } from "../../../../ui/use-confirm.ts";

/** Asks whoever answers in public whether they mean to, and names what looks like it is nobody else's business. */
export function useConfirmPublic(): (text: string) => Promise<boolean> {
  const { t } = useTranslation();
  const confirm = useConfirm();
  return useCallback(
    (text) => {
      const found = findPersonalData(text).map(({ start, end }) => text.slice(start, end));
      const warning = found.length > 0 && t("desk-composer.public.found", { list: [...new Set(found)].join(", ") });
      return confirm({
        title: t("desk-composer.public.title"),
        text: [t("desk-composer.public.text"), warning].filter(Boolean).join(" "),
        ok: t("desk-composer.public.ok"),
        danger: found.length > 0,
      });
    },
    [confirm, t],
  );
}
