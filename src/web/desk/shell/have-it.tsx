import { CheckOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { NotificationView } from "../../../shared/contract/notifications.ts";
import { api } from "../../lib/api.ts";
import { useAction } from "../../ui/use-action.ts";

/** “I have it”, to a promise that rang for me; or who has it. Nothing where nothing rang. */
export function HaveIt({ note, className }: { note: NotificationView; className?: string | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const { promise } = note;
  if (!promise || promise.step === null || !note.case) return null;
  const { acknowledged, id, step } = promise;
  if (acknowledged) {
    return (
      <small className={className}>
        <CheckOutlined aria-hidden="true" /> {t("desk-alarms.notes.hasIt", { name: acknowledged.by ?? "" })}
      </small>
    );
  }
  const acknowledge = () =>
    run(async () => {
      await api.post("/api/v1/notifications/acknowledge", { body: { promiseId: id, step } });
      await Promise.all([
        client.invalidateQueries({ queryKey: ["notifications"] }),
        client.invalidateQueries({ queryKey: ["promises"] }),
      ]);
    }, t("desk-alarms.notes.acknowledged"));
  return (
    <Button size="small" loading={busy} onClick={() => void acknowledge()} className={className}>
      {t("desk-alarms.notes.haveIt")}
    </Button>
  );
}
