import { useTranslation } from "react-i18next";
import { useMe } from "../../../lib/session.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { AlarmSection } from "./alarm-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { PersonSection } from "./person-section.tsx";
import styles from "./profile.module.css";
import { SessionsSection } from "./sessions-section.tsx";
import { TelephoneSection } from "./telephone-section.tsx";
import { TwoFactorSection } from "./two-factor-section.tsx";

/** Own settings: name, language, zone, appearance; password, second step, and where one is signed in. */
export function ProfilePage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <PageHeader title={t("desk-profile.title")} hint={me.email} />
      <div className={styles.sections}>
        <PersonSection />
        <AlarmSection />
        <TelephoneSection />
        <PasswordSection />
        <TwoFactorSection />
        <SessionsSection />
      </div>
    </>
  );
}
