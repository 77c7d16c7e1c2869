import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallView, Telephone } from "../../../shared/contract/calls.ts";
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
  // Calls with a note that may outlast them at the telephone: each stays until it is saved or thrown away.
  const [unsaved, setUnsaved] = useState<readonly CallView[]>([]);
  const onUnsaved = useCallback((call: CallView, isUnsaved: boolean) => {
    setUnsaved((before) => [...before.filter(({ id }) => id !== call.id), ...(isUnsaved ? [call] : [])]);
  }, []);
  useLiveNews((news) => {
    // What rings does not wait until other news are gathered.
    if (/^calls\.telephone/.test(news.type)) void client.invalidateQueries(telephoneQuery);
  });
  const call = telephone?.call ?? unsaved[0];
  return (
    <div className={className}>
      <p role="alert" className="kw-visually-hidden">
        {telephone && call && t(wordsFor(telephone, call), { name: nameOf(call) })}
      </p>
      {telephone && call && (
        <Suspense>
          <CallBar key={call.id} telephone={telephone} call={call} onUnsaved={onUnsaved} />
        </Suspense>
      )}
    </div>
  );
}

function wordsFor(telephone: Telephone, call: CallView): string {
  const phase = phaseOf(telephone, call);
  return call.inBrowser && phase === "rings" ? "desk-voice.said" : `desk-telephone.said.${phase}`;
}
