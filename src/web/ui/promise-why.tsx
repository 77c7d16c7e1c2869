import { Button, Popover } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { BlockSkeleton } from "./skeletons.tsx";

const PromiseCardOf = lazy(async () => ({ default: (await import("./promise-card.tsx")).PromiseCardOf }));

/** Beside a line about a promise: opens why it is due when it is. */
export function PromiseWhy({ promiseId }: { promiseId: number }) {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={
        <Suspense fallback={<BlockSkeleton />}>
          <PromiseCardOf promiseId={promiseId} />
        </Suspense>
      }
    >
      <Button type="link" size="small">
        {t("desk-promise.why")}
      </Button>
    </Popover>
  );
}
