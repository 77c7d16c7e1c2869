import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { teamsQuery } from "../../../pickers/people.ts";
import { Choice } from "./choice.tsx";

/** To whom a case goes; nobody in particular leaves it to the routing. */
export function TeamField({ value, onChange }: { value: number | null; onChange: (id: number | null) => void }) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data ?? [];
  return (
    <Choice
      label={t("desk-flows.field.team")}
      value={value ?? 0}
      onChange={(id) => onChange(id || null)}
      options={[
        { value: 0, label: t("desk-flows.noTeam") },
        ...teams.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
