import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../shared/contract/cases.ts";
import { useHotkey } from "../../../lib/hotkeys.ts";
import { useSecondDrawing } from "../../../lib/second-drawing.ts";
import { useCan } from "../../../lib/session.ts";
import { useWideScreen } from "../../../lib/wide-screen.ts";
import { SideDrawer } from "../../../ui/side-drawer.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { OfferNote } from "../../offers/offer-note.tsx";
import styles from "./case.module.css";
import { CaseHead } from "./case-head.tsx";
import { Composer } from "./composer/composer.tsx";
import { SplitBar } from "./dialogs/split-bar.tsx";
import { LogTab } from "./log-tab.tsx";
import { loadCaseSide } from "./side/load-case-side.ts";
import { MessageStream } from "./stream/message-stream.tsx";
import { usePresence } from "./use-presence.ts";

const CaseSide = lazy(loadCaseSide);

/** The case's screen: its head, the conversation with the composer below it, and the customer with the promises beside. */
export function CaseScreen({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const ready = useSecondDrawing();
  const can = useCan();
  const wide = useWideScreen(1024);
  const [tab, setTab] = useState<"conversation" | "log">("conversation");
  const [side, setSide] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<number> | null>(null);
  const { others, customerTyping, typing } = usePresence(view.id, view.viewers);
  const mayWrite = can("cases:reply") || can("cases:note");
  // Who presses r before the composer stands there is answered by it when it does.
  const [begin, setBegin] = useState<"reply" | "note" | null>(null);
  const group = "desk-case.keys.group";
  useHotkey({ keys: "r", label: "desk-case.keys.reply", group }, () => setBegin("reply"), !ready && can("cases:reply"));
  useHotkey({ keys: "n", label: "desk-case.keys.note", group }, () => setBegin("note"), !ready && can("cases:note"));
  const pick = (id: number) =>
    setPicked((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  const beside = (
    <Suspense fallback={<BlockSkeleton lines={10} />}>
      <CaseSide view={view} />
    </Suspense>
  );

  return (
    <div className={styles.screen}>
      <section className={styles.work} aria-label={t("desk-case.conversation")}>
        <CaseHead view={view} others={others} onSplit={() => setPicked(new Set())} />
        {ready && <OfferNote view={view} />}
        <div className={styles.tabs}>
          <Tabs
            label={t("desk-case.parts")}
            active={tab}
            onChange={setTab}
            items={{ conversation: t("desk-case.conversation"), log: t("desk-case.log.title") }}
          />
          {!wide && (
            <Button size="small" onClick={() => setSide(true)}>
              {t("desk-case.side")}
            </Button>
          )}
        </div>
        {tab === "log" ? (
          <LogTab view={view} />
        ) : (
          <>
            <MessageStream view={view} picked={picked} onPick={pick} />
            <div className={styles.customerTyping} role="status">
              {customerTyping && (
                <span>{t("desk-chat.typing", { name: view.customer.name ?? t("desk-chat.visitor") })}</span>
              )}
            </div>
            {picked && <SplitBar view={view} picked={[...picked]} onDone={() => setPicked(null)} />}
            {!picked &&
              mayWrite &&
              (ready ? (
                <Composer view={view} others={others} begin={begin} onTyping={typing} />
              ) : (
                <div className={styles.composerPlace} />
              ))}
          </>
        )}
      </section>
      {wide ? (
        <aside className={styles.side} aria-label={t("desk-case.side")}>
          {ready && beside}
        </aside>
      ) : (
        <SideDrawer open={side} onClose={() => setSide(false)} side="right" title={t("desk-case.side")}>
          {beside}
        </SideDrawer>
      )}
    </div>
  );
}
