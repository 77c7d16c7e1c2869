import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api } from "./api.ts";
import { isApiError } from "./api-error.ts";
import { connectLive, type Live, type LiveNews, type LiveState } from "./live.ts";
import { refreshAfter } from "./live-queries.ts";

const LiveContext = createContext<Live | null>(null);

/** The server counts somebody as here for two minutes after each. */
const HEARTBEAT_MS = 60_000;

/** Holds the socket while somebody is signed in, and refreshes what events make stale. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    const connection = connectLive(`${location.origin.replace(/^http/, "ws")}/api/v1/live`);
    const { hear, stop } = refreshAfter(client);
    connection.hear(hear);
    setLive(connection);
    // Also finds out that a line is dead which the socket still believes in.
    const beat = () => {
      api.post("/api/v1/me/heartbeat").catch((error: unknown) => {
        if (isApiError(error) && error.status === 0) connection.retry();
      });
    };
    beat();
    const timer = window.setInterval(beat, HEARTBEAT_MS);
    return () => {
      window.clearInterval(timer);
      stop();
      connection.stop();
    };
  }, [client]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLiveState(): { state: LiveState; retry: () => void } {
  const live = useContext(LiveContext);
  const state = useSyncExternalStore(
    (listener) => live?.watch(listener) ?? (() => {}),
    () => live?.state() ?? "connecting",
  );
  return { state, retry: () => live?.retry() };
}

/** Hears every live event while the component is shown. The listener may be a new function at each render. */
export function useLiveNews(listener: (news: LiveNews) => void): void {
  const live = useContext(LiveContext);
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => live?.hear((news) => latest.current(news)), [live]);
}
