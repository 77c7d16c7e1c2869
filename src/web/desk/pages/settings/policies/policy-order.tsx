import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { SlaPolicyView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";

/** Moves a policy up or down: of policies that fit a case equally well, the one that stands first counts. */
export function PolicyOrder({ policy, policies }: { policy: SlaPolicyView; policies: readonly SlaPolicyView[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const at = policies.findIndex(({ id }) => id === policy.id);
  const move = (to: number) =>
    run(async () => {
      const order = policies.toSpliced(at, 1).toSpliced(to, 0, policy);
      // Positions are written anew from the top, so that equal ones cannot stay; only what changes is saved.
      for (const [index, { id, name, active, spec, position }] of order.entries()) {
        const next = (index + 1) * 10;
        if (next === position) continue;
        await api.put("/api/v1/sla-policies/:id", { params: { id }, body: { name, active, spec, position: next } });
      }
      await client.invalidateQueries({ queryKey: ["sla-policies"] });
    });
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        disabled={at <= 0 || busy}
        onClick={() => move(at - 1)}
        aria-label={t("desk-policies.up", { name: policy.name })}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined />}
        disabled={at === policies.length - 1 || busy}
        onClick={() => move(at + 1)}
        aria-label={t("desk-policies.down", { name: policy.name })}
      />
    </>
  );
}
