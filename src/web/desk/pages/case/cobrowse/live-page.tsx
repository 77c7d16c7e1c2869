import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CobrowseView } from "../../../../../shared/contract/cobrowse.ts";
import { openAgentLine } from "./agent-line.ts";
import styles from "./cobrowse.module.css";
import { drawPage } from "./page-view.ts";

/** The customer's page as it is now, made to fit; where the pointer goes here it goes there, and a press draws a ring. */
export function LivePage({ session }: { session: CobrowseView }) {
  const { t } = useTranslation();
  const stage = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const line = useRef<ReturnType<typeof openAgentLine> | null>(null);
  const [page, setPage] = useState<{ width: number; height: number } | null>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [state, setState] = useState<"waiting" | "shown" | "away" | "broken" | "elsewhere">("waiting");

  useEffect(() => {
    const view = drawPage(frame.current!, setPage);
    const open = openAgentLine(session.id, (news) => {
      if (news.t === "frames") {
        view.take(news.whole, news.events);
        if (news.whole) setState("shown");
      } else if (news.t === "page") setState((before) => (news.on ? before : "away"));
      else if (news.t === "line")
        setState((before) => (news.up ? (before === "broken" ? "waiting" : before) : "broken"));
      else if (news.t === "elsewhere") setState("elsewhere");
    });
    line.current = open;
    return () => {
      open.close();
      view.clear();
    };
  }, [session.id]);
  useEffect(() => {
    const box = stage.current!;
    const watch = new ResizeObserver(() => setRoom({ width: box.clientWidth, height: box.clientHeight }));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);

  const scale = page ? Math.min(room.width / page.width, room.height / page.height, 1) : 1;
  const at = (event: React.PointerEvent | React.MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [Math.round((event.clientX - box.left) / scale), Math.round((event.clientY - box.top) / scale)] as const;
  };
  return (
    <div className={styles.live}>
      <p className={styles.state} role="status">
        {t(`desk-cobrowse.live.${state}`)}
      </p>
      <div ref={stage} className={styles.stage}>
        <div
          className={styles.page}
          style={page ? { width: page.width * scale, height: page.height * scale } : undefined}
          hidden={!page}
        >
          <div ref={frame} className={styles.frame} style={{ transform: `scale(${scale})` }} inert />
          {/* Lies over the page, so that nothing of it can be pressed here. */}
          <button
            type="button"
            tabIndex={-1}
            className={styles.glass}
            aria-label={t("desk-cobrowse.live.point")}
            onPointerMove={(event) => line.current?.point("pointer", ...at(event))}
            onPointerLeave={() => line.current?.point("pointer", -1, -1)}
            onClick={(event) => line.current?.point("ring", ...at(event))}
          />
        </div>
      </div>
    </div>
  );
}
