import { Link } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { useTelephone } from "../../../lib/call-queries.ts";
import { useMe } from "../../../lib/session.ts";
import { CallClock } from "../../telephone/call-clock.tsx";
import { useCallAction } from "../../telephone/use-call-action.ts";
import styles from "./calls.module.css";

/** Whether my telephone can be rung, and why not. */
export function MyTelephone() {
  const { t } = useTranslation();
  const me = useMe();
  const telephone = useTelephone();
  const { busy, act } = useCallAction();
  if (!telephone) return null;
  const { address, inBrowser, state, since } = telephone;
  const where = [address, inBrowser && t("desk-voice.inBrowser")].filter(Boolean).join(" · ");
  return (
    <section aria-labelledby="mine" className={styles.section}>
      <h2 id="mine">{t("desk-calls.mine.title")}</h2>
      {where === "" ? (
        <Alert
          type="info"
          showIcon
          title={t("desk-telephone.dial.noAddress")}
          action={<Link to="/me">{t("desk-telephone.dial.toProfile")}</Link>}
        />
      ) : (
        <div className={styles.row}>
          <div className={styles.what}>
            <p>
              <b>{where}</b>
            </p>
            <small>
              {t(`desk-telephone.agent.${state}`)}
              {state === "idle" && me.availability !== "available" && ` · ${t("desk-calls.mine.notRung")}`}
            </small>
          </div>
          {state !== "idle" && <CallClock since={since} />}
          {state === "wrap-up" && (
            <Button size="small" disabled={busy} onClick={() => void act(() => api.post("/api/v1/telephone/ready"))}>
              {t("desk-calls.mine.ready")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
