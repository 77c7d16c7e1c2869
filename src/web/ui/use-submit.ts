import { useState } from "react";

/**
 * Sends what a dialog asks for, once at a time. `problem` is why the last time did not work; after it worked the dialog goes,
 * so it stays busy until then.
 */
export function useSubmit<V>(send: (values: V) => Promise<unknown>): {
  busy: boolean;
  problem: unknown;
  submit: (values: V) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = async (values: V) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await send(values);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return { busy, problem, submit };
}
