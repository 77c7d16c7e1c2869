import { useTranslation } from "react-i18next";
import type { CallView } from "../../../shared/contract/calls.ts";

/** What whoever is on the other side is called: their name, else the number, else that it is withheld. */
export function useCallerName(): (call: Pick<CallView, "customer" | "number" | "inBrowser">) => string {
  const { t } = useTranslation();
  return ({ customer, number, inBrowser }) =>
    customer?.name ?? number ?? t(inBrowser ? "desk-voice.caller" : "desk-telephone.withheld");
}
