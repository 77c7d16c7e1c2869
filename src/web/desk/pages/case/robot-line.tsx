import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { useAction } from "../../../ui/use-action.ts";
import { useConfirm } from "../../../ui/use-confirm.ts";
import styles from "./case.module.css";

/** Says of a case where a robot talks or talked who speaks now; people may give it back. */
export function RobotLine({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { run, busy } = useAction();
  const params = { id: view.id };
  const queryKey = ["case", view.id, "robot", view.version];
  const { data } = useQuery({ queryKey, queryFn: () => api.get("/api/v1/cases/:id/robot", { params }) });
  if (!data || data.state === "never") return null;
  const words = {
    talking: () => t("desk-robot.inCase.talking", { name: data.name }),
    handed_over: () => t("desk-robot.inCase.handedOver", { reason: t(`robot.reasons.${data.reason}`) }),
    ended: () => t("desk-robot.inCase.ended"),
  };
  const giveBack = async () => {
    const title = t("desk-robot.inCase.giveBack");
    if (!(await confirm({ title, text: t("desk-robot.inCase.giveBackSure"), ok: title }))) return;
    if (!(await run(() => api.post("/api/v1/cases/:id/robot", { params })))) return;
    await client.invalidateQueries({ queryKey: ["case", view.id] });
  };
  return (
    <p className={styles.contacts}>
      {words[data.state]()}{" "}
      {data.canGiveBack && can("cases:assign") && (
        <Button size="small" type="link" loading={busy} onClick={giveBack}>
          {t("desk-robot.inCase.giveBack")}
        </Button>
      )}
    </p>
  );
}
