import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Badge } from "../../../../shared/contract/community.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { TableOf } from "../../../ui/list-states.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { staffQuery } from "../../pickers/people.ts";
import { NamesFields } from "../settings/shared/names-fields.tsx";
import styles from "./community.module.css";

type Typed = { staffId: number; displayName: string; titles?: { "zh-CN"?: string; en?: string }; executive?: boolean };

/** As whom people of ours answer in public. */
export function BadgesTab() {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const [editing, setEditing] = useState<Badge | "new" | null>(null);
  const badges = useQuery({
    queryKey: ["community", "badges"],
    queryFn: async () => {
      const { items } = await api.get("/api/v1/community/badges", { query: { limit: 200 } });
      return items.map((badge) => ({ ...badge, id: badge.staff.id }));
    },
  });
  const refresh = () => client.invalidateQueries({ queryKey: ["community"] });
  const remove = (id: number) =>
    run(async () => {
      await api.delete("/api/v1/community/badges/:id", { params: { id } });
      await refresh();
    }, t("desk-community.badge.removed"));
  const columns: Column<Badge & { id: number }>[] = [
    { key: "staff", title: t("desk-community.badge.person"), cell: ({ staff }) => staff.name },
    { key: "name", title: t("desk-community.badge.name"), cell: ({ displayName }) => displayName },
    {
      key: "title",
      title: t("desk-community.badge.titleOf"),
      cell: ({ titles }) => titles[i18n.language === "en" ? "en" : "zh-CN"] ?? titles.en ?? titles["zh-CN"],
    },
    {
      key: "kind",
      title: t("desk-community.badge.kind"),
      cell: ({ executive }) => t(`community.badges.${executive ? "executive" : "staff"}`),
    },
    ...(can("community:manage")
      ? [
          {
            key: "actions",
            title: "",
            cell: (row: Badge) => (
              <span className={styles.acts}>
                <Button size="small" onClick={() => setEditing(row)}>
                  {t("desk-community.badge.edit")}
                </Button>
                <Button size="small" danger loading={busy} onClick={() => void remove(row.staff.id)}>
                  {t("desk-community.badge.remove")}
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      {can("community:manage") && (
        <div className={styles.bar}>
          <Button type="primary" onClick={() => setEditing("new")}>
            {t("desk-community.badge.new")}
          </Button>
        </div>
      )}
      <TableOf
        query={badges}
        caption={t("desk-community.tabs.badges")}
        columns={columns}
        empty={<EmptyState title={t("desk-community.badge.none")} hint={t("desk-community.badge.noneHint")} />}
      />
      {editing && (
        <BadgeDialog badge={editing === "new" ? null : editing} onClose={() => setEditing(null)} onDone={refresh} />
      )}
    </>
  );
}

function BadgeDialog({ badge, onClose, onDone }: { badge: Badge | null; onClose: () => void; onDone: () => unknown }) {
  const { t } = useTranslation();
  const staff = useQuery(staffQuery).data ?? (badge ? [badge.staff] : []);
  return (
    <FormDialog<Typed>
      title={t(badge ? "desk-community.badge.edit" : "desk-community.badge.new")}
      okText={t("desk-forms.save")}
      initialValues={badge ? { ...badge, staffId: badge.staff.id } : {}}
      onClose={onClose}
      send={async ({ staffId, displayName, titles = {}, executive = false }) => {
        const body = { displayName, titles, executive };
        await api.put("/api/v1/community/badges/:id", { params: { id: staffId }, body });
        await onDone();
      }}
    >
      <Form.Item
        name="staffId"
        label={t("desk-community.badge.person")}
        rules={[{ required: true, message: t("desk-pickers.missing") }]}
      >
        <Select
          disabled={badge !== null}
          showSearch={{ optionFilterProp: "label" }}
          options={staff.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="displayName"
        label={t("desk-community.badge.name")}
        extra={t("desk-community.badge.nameHint")}
        rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <NamesFields name={["titles"]} label={t("desk-community.badge.titleOf")} />
      <Form.Item name="executive" valuePropName="checked">
        <Checkbox>{t("desk-community.badge.executive")}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
