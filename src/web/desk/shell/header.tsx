import { PlusOutlined, SearchOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "../../lib/hotkeys.ts";
import { useCan } from "../../lib/session.ts";
import { Hotkey } from "../../ui/hotkey.tsx";
import { LiveBadge } from "./live-badge.tsx";
import { MyMenu } from "./my-menu.tsx";
import { NotificationBell } from "./notification-bell.tsx";
import styles from "./shell.module.css";
import { WaitingBadge } from "./waiting-badge.tsx";

const NewCaseDialog = lazy(async () => ({
  default: (await import("../pages/cases/new-case-dialog.tsx")).NewCaseDialog,
}));

export function Header({ onSearch, onShortcuts }: { onSearch: () => void; onShortcuts: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const [creating, setCreating] = useState(false);
  const mayCreate = can("cases:create");
  useHotkey(
    { keys: "c", label: "desk-shell.keys.newCase", group: "desk-shell.keys.everywhere" },
    () => setCreating(true),
    mayCreate,
  );
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.brand} aria-label={t("desk-shell.nav.home")}>
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 2.5A7.5 7.5 0 1 1 2.5 10" />
          <path d="M6.9 10.2L9.1 12.4L13.2 7.9" />
        </svg>
        <span>{t("desk-shell.product")}</span>
      </Link>
      <button type="button" className={styles.search} onClick={onSearch}>
        <SearchOutlined aria-hidden="true" />
        <span>{t("desk-shell.search")}</span>
        <Hotkey keys="mod+k" />
      </button>
      <div className={styles.tools}>
        <LiveBadge />
        <WaitingBadge />
        {mayCreate && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => setCreating(true)}
            aria-label={t("desk-shell.newCase")}
          >
            <span className={styles.wideOnly}>{t("desk-shell.newCase")}</span>
          </Button>
        )}
        <NotificationBell />
        <MyMenu onShortcuts={onShortcuts} />
      </div>
      {creating && (
        <Suspense>
          <NewCaseDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </header>
  );
}
