import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Popover, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { causeChoices, causesQuery } from "../../../lib/cause-queries.ts";
import { useAction } from "../../../ui/use-action.ts";
import styles from "./list.module.css";

/** Gives all ticked cases the same main cause. */
export function CauseButton(props: {
  busy: boolean;
  ids: readonly number[];
  onChanged: (ids: readonly number[]) => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Popover trigger="click" content={<Choice {...props} />} destroyOnHidden>
      <Button size="small" disabled={props.busy}>
        {t("desk-causes.bulk")}
      </Button>
    </Popover>
  );
}

function Choice({ ids, onChanged, onDone }: Parameters<typeof CauseButton>[0]) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const causes = useQuery(causesQuery).data ?? [];
  const give = async (mainId: number) => {
    const act = () => api.post("/api/v1/cases/causes", { body: { ids: [...ids], mainId } });
    if (!(await run(act, t("desk-causes.bulkDone")))) return;
    onDone();
    onChanged(ids);
    void client.invalidateQueries({ queryKey: ["case"] });
  };
  return (
    <div className={styles.filter}>
      <Select
        style={{ width: 260 }}
        disabled={busy}
        placeholder={t("desk-causes.main")}
        aria-label={t("desk-causes.main")}
        options={causeChoices(causes, i18n.language)}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(id: number) => void give(id)}
      />
    </div>
  );
}
