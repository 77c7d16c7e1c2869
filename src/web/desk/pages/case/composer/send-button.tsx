import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SendReply } from "../../../../../shared/contract/conversations.ts";
import { readStored, writeStored } from "../../../../lib/stored.ts";

export const thenCategories = ["waiting_customer", "open", "waiting_partner", "solved"] as const;
export type ThenCategory = NonNullable<SendReply["thenCategory"]>;

/** What the case becomes by sending: as chosen the last time. */
export function useThenCategory(): [ThenCategory, (next: ThenCategory) => void] {
  const [then, setThen] = useState<ThenCategory>(
    () => thenCategories.find((one) => one === readStored("then")) ?? "waiting_customer",
  );
  return [
    then,
    (next) => {
      writeStored("then", next);
      setThen(next);
    },
  ];
}

export function SendButton(props: {
  then: ThenCategory;
  busy: boolean;
  disabled: boolean;
  onSend: (then: ThenCategory) => void;
}) {
  const { t } = useTranslation();
  const word = (category: ThenCategory) => t(`desk-case.category.${category}`);
  const items = thenCategories.map((category) => ({
    key: category,
    label: t("desk-composer.sendAnd", { state: word(category) }),
    onClick: () => props.onSend(category),
  }));
  return (
    <Space.Compact>
      <Button
        type="primary"
        loading={props.busy}
        disabled={props.disabled}
        onClick={() => props.onSend(props.then)}
        title={t("desk-composer.sendHint")}
      >
        {t("desk-composer.sendAnd", { state: word(props.then) })}
      </Button>
      <Dropdown menu={{ items }} trigger={["click"]} placement="topRight" disabled={props.disabled || props.busy}>
        <Button
          type="primary"
          icon={<DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />}
          aria-label={t("desk-composer.otherState")}
        />
      </Dropdown>
    </Space.Compact>
  );
}

/** The note's button; it says that nobody outside will see it. */
export function NoteButton(props: { busy: boolean; disabled: boolean; onSend: () => void }) {
  const { t } = useTranslation();
  return (
    <Button type="primary" loading={props.busy} disabled={props.disabled} onClick={props.onSend}>
      {t("desk-composer.addNote")}
    </Button>
  );
}
