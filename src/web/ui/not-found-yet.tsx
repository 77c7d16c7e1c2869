import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState } from "./empty-state.tsx";
import { RowsSkeleton } from "./skeletons.tsx";

/** What stands where a list has no rows yet but is not at its end: it goes on by itself, or asks whether to. */
export function NotFoundYet({ state, onFurther }: { state: "looking" | "resting"; onFurther: () => void }) {
  const { t } = useTranslation();
  if (state === "looking") {
    return (
      <>
        <p role="status" className="kw-visually-hidden">
          {t("desk-forms.looking")}
        </p>
        <RowsSkeleton rows={12} height={56} />
      </>
    );
  }
  return (
    <EmptyState
      title={t("desk-forms.notFoundYet")}
      hint={t("desk-forms.notFoundYetHint")}
      action={<Button onClick={onFurther}>{t("desk-forms.further")}</Button>}
    />
  );
}
