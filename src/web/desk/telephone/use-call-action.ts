import { useQueryClient } from "@tanstack/react-query";
import { refreshCalls } from "../../lib/call-queries.ts";
import { useAction } from "../../ui/use-action.ts";

/** Does something with a call, says why when it did not work, and shows in both cases what has become of it. */
export function useCallAction() {
  const client = useQueryClient();
  const { busy, run } = useAction();
  const act = async (action: () => Promise<unknown>, done?: string) => {
    const worked = await run(action, done);
    await refreshCalls(client);
    return worked;
  };
  return { busy, act };
}
