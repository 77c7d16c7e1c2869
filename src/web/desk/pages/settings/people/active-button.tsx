import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { StaffMember } from "../../../../../shared/contract/accounts.ts";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";
import { useConfirm } from "../../../../ui/use-confirm.ts";

/** Switches somebody off, which ends their sessions at once, or on again. */
export function ActiveButton({ person, onDone }: { person: StaffMember; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { busy, run } = useAction();
  const { id, name, active } = person;
  const change = async () => {
    if (active) {
      const sure = await confirm({
        title: t("desk-people.deactivateTitle", { name }),
        text: t("desk-people.deactivateText"),
        ok: t("desk-people.deactivate"),
        danger: true,
      });
      if (!sure) return;
    }
    const act = async () => {
      await api.patch("/api/v1/staff/:id", { params: { id }, body: { active: !active } });
      await client.invalidateQueries({ queryKey: ["staff"] });
    };
    if (await run(act, t(active ? "desk-people.deactivated" : "desk-people.activated"))) onDone();
  };
  return (
    <Button danger={active} onClick={change} loading={busy}>
      {t(active ? "desk-people.deactivate" : "desk-people.activate")}
    </Button>
  );
}
