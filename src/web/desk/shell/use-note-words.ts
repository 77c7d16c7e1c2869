import { useTranslation } from "react-i18next";
import type { NotificationView } from "../../../shared/contract/notifications.ts";
import { useClock } from "../../lib/time.ts";

/** What a notification says, in one sentence. */
export function useNoteWords(): (note: NotificationView) => string {
  const { t } = useTranslation();
  const clock = useClock();
  return (note) => {
    const { promise } = note;
    // Made to no customer, and about no case.
    if (promise?.kind === "improvement") return t(`desk-causes.rang.${note.kind}`);
    const rings = note.kind === "promise_due_soon" || note.kind === "promise_broken";
    const climbed = rings && promise !== null && promise.rung !== "owner";
    const said = t(`desk-notifications.kind.${note.kind}${climbed ? "_climbed" : ""}`, {
      customer: note.customer?.name ?? t("desk-promise.toSomebody"),
      actor: note.actor?.name ?? t("desk-case.log.actor.system"),
      rung: promise ? t(`desk-notifications.rung.${promise.rung}`) : "",
    });
    if (!promise?.late) return said;
    const time = promise.ringsAt ?? promise.dueAt;
    return (
      said + (time ? t("desk-alarms.notes.lateSince", { time: clock.dateTime(time) }) : t("desk-alarms.notes.late"))
    );
  };
}
