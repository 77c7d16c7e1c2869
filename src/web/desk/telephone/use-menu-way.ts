import { useTranslation } from "react-i18next";
import type { CallView } from "../../../shared/contract/calls.ts";

/** The way of a caller through the menu in one line: the steps at which they pressed something, with what. */
export function useMenuWay(): (call: Pick<CallView, "path">) => string {
  const { t } = useTranslation();
  return ({ path }) =>
    path
      .filter(({ keys }) => keys !== null)
      .map(({ name, keys }) => t("desk-telephone.step", { name, keys }))
      .join(" → ");
}
