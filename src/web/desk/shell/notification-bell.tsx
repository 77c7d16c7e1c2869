import { BellOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Popover } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../lib/api.ts";
import { shifted } from "../../ui/shifted.ts";
import { BlockSkeleton } from "../../ui/skeletons.tsx";
import styles from "./notifications.module.css";

const NotificationList = lazy(async () => ({ default: (await import("./notification-list.tsx")).NotificationList }));

const MOST = 99;

/** How many notes have not been read, and the notes themselves. */
export function NotificationBell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const unread = useQuery({
    queryKey: ["notifications", "unread"],
    queryFn: async () => (await api.get("/api/v1/notifications", { query: { unread: true, limit: 1 } })).unread,
  });
  const count = unread.data ?? 0;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      autoAdjustOverflow={shifted}
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <Suspense fallback={<BlockSkeleton />}>
          <NotificationList onClose={() => setOpen(false)} />
        </Suspense>
      }
    >
      <Button
        type="text"
        icon={<BellOutlined aria-hidden="true" />}
        aria-label={t("desk-notifications.bell", { count })}
        className={styles.bell}
      >
        {count > 0 && <span className={styles.unread}>{count > MOST ? `${MOST}+` : count}</span>}
      </Button>
    </Popover>
  );
}
