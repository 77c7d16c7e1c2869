import { useCallback, useEffect, useRef, useState } from "react";
import type { CaseView } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";
import { useLiveNews } from "../../../lib/live-context.tsx";
import { useMe } from "../../../lib/session.ts";

/** The server forgets who says nothing for 45 seconds. */
const AGAIN_MS = 20_000;
/** After the last key somebody still counts as typing for so long. */
const TYPING_MS = 8_000;

export type Viewers = CaseView["viewers"];

/** Tells the others that I look at this case or type in it, and who else does. */
export function usePresence(caseId: number, initial: Viewers | undefined) {
  const me = useMe();
  const [customerTyping, setCustomerTyping] = useState(false);
  const [viewers, setViewers] = useState<Viewers | null>(null);
  const typedAt = useRef(0);
  const told = useRef<string>("");

  useLiveNews((news) => {
    if (news.type === "presence" && "viewers" in news && news.caseId === caseId) {
      setViewers(news.viewers);
      setCustomerTyping(news.customerTyping ?? false);
    }
  });

  const tell = useCallback(
    (state: "viewing" | "typing" | "left") => {
      told.current = state;
      // Courtesy, not data: a lost word about presence is worth no message.
      api.post("/api/v1/cases/:id/presence", { params: { id: caseId }, body: { state } }).catch(() => {});
    },
    [caseId],
  );

  useEffect(() => {
    setViewers(null);
    setCustomerTyping(false);
    const say = () => {
      if (!document.hidden) tell(Date.now() - typedAt.current < TYPING_MS ? "typing" : "viewing");
    };
    say();
    const timer = window.setInterval(say, AGAIN_MS);
    document.addEventListener("visibilitychange", say);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", say);
      typedAt.current = 0;
      tell("left");
    };
  }, [tell]);

  const calm = useRef<number | undefined>(undefined);
  const typing = useCallback(() => {
    typedAt.current = Date.now();
    if (told.current !== "typing") tell("typing");
    window.clearTimeout(calm.current);
    calm.current = window.setTimeout(() => tell("viewing"), TYPING_MS);
  }, [tell]);
  useEffect(() => () => window.clearTimeout(calm.current), []);

  const others = (viewers ?? initial ?? []).filter(({ staff }) => staff.id !== me.id);
  return { others, customerTyping, typing };
}
