import { useState } from "react";
import type { CallMenu, CallStep, MenuEvent, MenuState } from "../../../../../shared/contract/call-menus.ts";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";

/** What the caller did, and what they heard upon it. */
export type Turn = { number: number; event: MenuEvent; steps: CallStep[] };
type Hours = "now" | "open" | "closed";

/** A pretended call: what happened so far, where it stands, and what the caller does next. */
export function useTrial(accountId: number, menu: CallMenu) {
  const { busy, run } = useAction();
  const [state, setState] = useState<MenuState | null>(null);
  const [turns, setTurns] = useState<Turn[]>([]);
  const [typed, setTyped] = useState("");
  const [hours, setHours] = useState<Hours>("now");
  const [withheld, setWithheld] = useState(false);

  const step = (event: MenuEvent, from: { state: MenuState | null; turns: Turn[] }) =>
    run(async () => {
      setTyped("");
      const open = hours === "now" ? undefined : hours === "open";
      const body = { menu, state: from.state, event, open, withheld };
      const trial = await api.post("/api/v1/call-menus/:accountId/try", { params: { accountId }, body });
      setState(trial.state);
      setTurns([...from.turns, { number: from.turns.length, event, steps: trial.steps }]);
    });
  const send = (event: MenuEvent) => void (busy || step(event, { state, turns }));
  // A number is typed until it is as long as it may be, or ended; elsewhere one key is an answer.
  const asks = turns.at(-1)?.steps.findLast((each) => each.do === "ask");
  const press = (key: string) => {
    if (busy || state === null || state.waitsFor === "recording" || state.waitsFor === "end") return;
    const keys = typed + key;
    const isWhole =
      asks === undefined || state.waitsFor === "queue" || key === asks.endKey || keys.length >= asks.longest;
    if (isWhole) send({ kind: "keys", keys });
    else setTyped(keys);
  };
  return {
    state,
    turns,
    typed,
    busy,
    hours,
    setHours,
    withheld,
    setWithheld,
    begin: () => void step({ kind: "begin" }, { state: null, turns: [] }),
    send,
    press,
  };
}
