import { Button } from "antd";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { changeLocale } from "../../../lib/i18n.ts";
import styles from "./outside.module.css";

/** The page before the desk: one form, the product's name, and the language, since nobody is known yet. */
export function OutsideFrame({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t("desk-shell.product")}`;
  }, [title, t]);
  const other = i18n.language === "en" ? "zh-CN" : "en";
  return (
    <div className={styles.frame}>
      <main className={styles.box}>
        <div className={styles.brand}>
          <svg width="28" height="28" viewBox="0 0 20 20" aria-hidden="true">
            <path d="M10 2.5A7.5 7.5 0 1 1 2.5 10" />
            <path d="M6.9 10.2L9.1 12.4L13.2 7.9" />
          </svg>
          {t("desk-shell.product")}
        </div>
        <h1>{title}</h1>
        {hint && <p className={styles.hint}>{hint}</p>}
        {children}
      </main>
      <footer className={styles.foot}>
        <Button type="link" size="small" lang={other} onClick={() => changeLocale(other)}>
          {other === "en" ? "English" : "中文"}
        </Button>
      </footer>
    </div>
  );
}
