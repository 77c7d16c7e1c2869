import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import { useCan } from "../../../../../lib/session.ts";
import type { ThenCategory } from "../send-button.tsx";
import type { Asked, Plan, Told } from "./ask-date.ts";
import { chipsOf, type Edit, type Edits, promisesOf } from "./chosen-promises.ts";
import { keepable } from "./keepable.ts";
import { hasNextDate, mustAsk } from "./must-ask.ts";
import { nextDateQuery } from "./next-date-query.ts";

/**
 * The next date that an answer carries: the promises in its words, and asking once where it has none. `plan` is what is sent;
 * null where the author goes on writing. What a template says can be read, but no sentence be added to it (`canAdd`). Nothing of it stands in the way of an answer when the server cannot be reached.
 */
export function useNextDate(view: CaseView) {
  const client = useQueryClient();
  const can = useCan();
  const active = can("promises:make") && can("cases:reply");
  const [edits, setEdits] = useState<Edits>({});
  // Promises that this answer does not keep after all, though it could.
  const [left, setLeft] = useState<readonly number[]>([]);
  const [asked, setAsked] = useState<(Asked & { tell: (told: Told) => void }) | null>(null);
  // Who said it and could not send is not asked the same again.
  const said = useRef<{ text: string; told: NonNullable<Told> } | null>(null);

  const ask = (about: Asked) =>
    new Promise<Told>((resolve) => {
      setAsked({
        ...about,
        tell: (told) => {
          setAsked(null);
          resolve(told);
        },
      });
    });

  const planning = useRef(false);
  const plan = async (text: string, then: ThenCategory, canAdd: boolean): Promise<Plan | null> => {
    if (planning.current) return null;
    planning.current = true;
    try {
      const found = await read(text, then, canAdd);
      if (!found || !active) return found;
      const keeps = keepable(view).flatMap(({ id }) => (left.includes(id) ? [] : id));
      return keeps.length > 0 ? { ...found, part: { ...found.part, keeps } } : found;
    } finally {
      planning.current = false;
    }
  };

  const read = async (text: string, then: ThenCategory, canAdd: boolean): Promise<Plan | null> => {
    const unread: Plan = { text, part: {} };
    if (!active) return unread;
    const now = Date.now();
    const known = await Promise.all([
      client.fetchQuery({ ...nextDateQuery(view.id), retry: false }),
      import("./read-answer.ts"),
    ]).catch(() => null);
    if (known === null) return unread;
    const [date, { readAnswer }] = known;
    const reading = readAnswer(text, date, now);
    const promises = promisesOf(chipsOf(reading, text, edits), now);
    const wording = reading.vague.map(({ start, end }) => text.slice(start, end).slice(0, 200));
    const answer = { leaves: then, dates: promises.length, vague: wording.length, hasNextDate: hasNextDate(view, now) };
    if (!canAdd || !mustAsk(answer)) return { text, part: promises.length > 0 ? { promises } : {} };
    const kind = reading.vague[0]?.kind ?? "answer";
    const before = said.current?.text === text ? said.current.told : null;
    const stands = before !== null && ("override" in before || Date.parse(before.dueAt) > now);
    const told = stands ? before : await ask({ date, text, wording, kind });
    if (told === null) return null;
    said.current = { text, told };
    if ("override" in told)
      return { text, part: { vagueOverride: { ...told.override, wording: wording.slice(0, 20) } } };
    const { dueAt, sentence } = told;
    return {
      text: `${text.trimEnd()}\n${sentence}`,
      part: { promises: [{ kind, words: sentence, dueAt }], dateAsked: true },
    };
  };

  return {
    active,
    edits,
    left,
    leave: (id: number, out: boolean) =>
      setLeft((before) => [...before.filter((one) => one !== id), ...(out ? [id] : [])]),
    asked,
    plan,
    edit: (key: string, part: Edit) => setEdits((before) => ({ ...before, [key]: { ...before[key], ...part } })),
    forget: () => {
      setEdits({});
      setLeft([]);
      said.current = null;
    },
  };
}
export type NextDateState = ReturnType<typeof useNextDate>;
