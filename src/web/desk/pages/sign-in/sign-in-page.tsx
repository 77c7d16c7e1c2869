import { useState } from "react";
import { useTranslation } from "react-i18next";
import { OutsideFrame } from "./outside-frame.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";

/** Signing in: password, then the second factor where the person has one. `expired` says why it is asked again. */
export function SignInPage({ onIn, expired, email }: { onIn: () => void; expired?: boolean; email?: string }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<"password" | "second-factor">("password");
  return (
    <OutsideFrame
      title={t(step === "password" ? "desk-sign-in.title" : "desk-sign-in.second.title")}
      hint={expired ? t("desk-sign-in.expired") : undefined}
    >
      {step === "password" ? (
        <PasswordForm email={email} onIn={onIn} onSecondFactor={() => setStep("second-factor")} />
      ) : (
        <SecondFactorForm onIn={onIn} onBack={() => setStep("password")} />
      )}
    </OutsideFrame>
  );
}
