import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallView } from "../../../shared/contract/calls.ts";
import { telephoneQuery, useTelephone } from "../../lib/call-queries.ts";
import { useLiveNews } from "../../lib/live-context.tsx";
import { phaseOf } from "./call-phase.ts";
import { useCallerName } from "./use-caller-name.ts";

const CallBar = lazy(async () => ({ default: (await import("./call-bar.tsx")).CallBar }));

/** The place of the call bar on every page: empty until something rings. */
export function TelephoneSlot({ className }: { className?: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const nameOf = useCallerName();
  const telephone = useTelephone();
  // A note about a call that has left the telephone meanwhile: it stays until it is saved or thrown away.
  const [unsaved, setUnsaved] = useState<CallView | null>(null);
  useLiveNews((news) => {
    // What rings does not wait until other news are gathered.
    if (/^calls\.telephone/.test(news.type)) void client.invalidateQueries(telephoneQuery);
  });
  const call = telephone?.call ?? unsaved;
  return (
    <div className={className}>
      <p role="alert" className="kw-visually-hidden">
        {telephone && call && t(`desk-telephone.said.${phaseOf(telephone, call)}`, { name: nameOf(call) })}
      </p>
      {telephone && call && (
        <Suspense>
          <CallBar key={call.id} telephone={telephone} call={call} onUnsaved={setUnsaved} />
        </Suspense>
      )}
    </div>
  );
}
