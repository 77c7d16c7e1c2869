import { useTranslation } from "react-i18next";
import type { CallView } from "../../../shared/contract/calls.ts";
import { spokenTime } from "../../lib/spoken-time.ts";

/** How a call went in one sentence, and whether somebody whom nobody spoke with still waits for us. */
export function useCallWords(): (call: CallView) => { words: string; isMissed: boolean } {
  const { t } = useTranslation();
  return (call) => {
    if (call.outcome === null) return { words: t(`desk-telephone.going.${call.direction}`), isMissed: false };
    const words = t(`desk-telephone.outcome.${call.direction}.${call.outcome}`, {
      time: call.seconds === null ? "" : spokenTime(call.seconds),
      name: call.agent?.name ?? t("desk-telephone.us"),
    });
    return { words, isMissed: isMissed(call) };
  };
}

/** True for a caller who hung up, or was never spoken with; who left word waits as well, but was heard. */
function isMissed({ direction, outcome }: CallView): boolean {
  return direction === "in" && (outcome === "missed" || outcome === "abandoned" || outcome === "failed");
}
