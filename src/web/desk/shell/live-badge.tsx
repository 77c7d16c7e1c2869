import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLiveState } from "../../lib/live-context.tsx";
import styles from "./shell.module.css";

/** A line lost for a blink is nobody's business; longer, it is said until it is back. */
const PATIENCE_MS = 2_000;

/** Says when what is on the screen may be old. Silent while all is well. */
export function LiveBadge() {
  const { t } = useTranslation();
  const { state, retry } = useLiveState();
  const [shown, setShown] = useState<"reconnecting" | "offline" | null>(null);
  useEffect(() => {
    if (state === "online" || state === "connecting") {
      setShown(null);
      return;
    }
    const timer = window.setTimeout(() => setShown(state), state === "offline" ? 0 : PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, [state]);
  return (
    <div role="status" className={styles.live}>
      {shown && (
        <span className={styles.offline} title={t(`desk-shell.live.${shown}Hint`)}>
          {t(`desk-shell.live.${shown}`)}
          <Button type="link" size="small" onClick={retry}>
            {t("desk-shell.live.retry")}
          </Button>
        </span>
      )}
    </div>
  );
}
