import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "../../lib/hotkeys.ts";
import { LiveProvider } from "../../lib/live-context.tsx";
import { useCan } from "../../lib/session.ts";
import { UndoKey } from "../../ui/undo-toast.tsx";
import { TelephoneSlot } from "../telephone/telephone-slot.tsx";
import { Header } from "./header.tsx";
import { Navigation } from "./navigation.tsx";
import styles from "./shell.module.css";
import { useKeptFocus } from "./use-kept-focus.ts";

const CommandPalette = lazy(async () => ({ default: (await import("./command-palette.tsx")).CommandPalette }));
const ShortcutSheet = lazy(async () => ({ default: (await import("./shortcut-sheet.tsx")).ShortcutSheet }));

/** The frame around all pages: navigation, search, live state, own menu, and the page. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  useKeptFocus();
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const group = "desk-shell.keys.everywhere";
  useHotkey({ keys: "mod+k", label: "desk-shell.keys.palette", group, whileTyping: true }, () => setPalette(true));
  useHotkey({ keys: "/", label: "desk-shell.keys.search", group }, () => setPalette(true));
  useHotkey({ keys: "?", label: "desk-shell.keys.sheet", group }, () => setSheet(true));
  useHotkey({ keys: "g h", label: "desk-shell.keys.goHome", group }, () => void navigate({ to: "/" }));
  useHotkey({ keys: "g c", label: "desk-shell.keys.goCases", group }, () => void navigate({ to: "/cases" }));
  const board = { keys: "g b", label: "desk-shell.keys.goBoard", group };
  useHotkey(board, () => void navigate({ to: "/board" }), can("promises:read"));
  useHotkey({ keys: "g s", label: "desk-shell.keys.goSettings", group }, () => void navigate({ to: "/settings" }));
  return (
    <LiveProvider>
      <div className={styles.shell}>
        <a href="#page" className={styles.skip}>
          {t("desk-shell.skip")}
        </a>
        <Header onSearch={() => setPalette(true)} onShortcuts={() => setSheet(true)} />
        <TelephoneSlot className={styles.call} />
        <Navigation />
        <main id="page" className={styles.page} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <UndoKey />
      <Suspense>
        {palette && <CommandPalette onClose={() => setPalette(false)} onShortcuts={() => setSheet(true)} />}
        {sheet && <ShortcutSheet onClose={() => setSheet(false)} />}
      </Suspense>
    </LiveProvider>
  );
}
