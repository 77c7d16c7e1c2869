import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { RuleView } from "../../../../../shared/contract/rules.ts";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";

/** Moves a rule up or down: of rules that fire at the same event, the one that stands first goes first. */
export function RuleOrder({ rule, rules }: { rule: RuleView; rules: readonly RuleView[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const at = rules.findIndex(({ id }) => id === rule.id);
  const move = (before: number | null) =>
    run(async () => {
      await api.post("/api/v1/rules/:id/place", { params: { id: rule.id }, body: { before } });
      await client.invalidateQueries({ queryKey: ["rules"] });
    });
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        disabled={at <= 0 || busy}
        onClick={() => move(rules[at - 1]!.id)}
        aria-label={t("desk-rules.up", { name: rule.rule.name })}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined />}
        disabled={at === rules.length - 1 || busy}
        onClick={() => move(rules[at + 2]?.id ?? null)}
        aria-label={t("desk-rules.down", { name: rule.rule.name })}
      />
    </>
  );
}
