import { PhoneOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useTelephone } from "../../lib/call-queries.ts";
import styles from "./shell.module.css";

/** How many callers wait in my teams; leads to them, and is not there when nobody does. */
export function WaitingBadge() {
  const { t } = useTranslation();
  const count = useTelephone()?.waiting ?? 0;
  if (count === 0) return null;
  return (
    <Link to="/calls" className={styles.waiting} title={t("desk-telephone.waiting", { count })}>
      <PhoneOutlined aria-hidden="true" />
      <span aria-hidden="true">{count}</span>
      <span className="kw-visually-hidden">{t("desk-telephone.waiting", { count })}</span>
    </Link>
  );
}
