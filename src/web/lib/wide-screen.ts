import { useSyncExternalStore } from "react";

/** Whether the window is at least so many CSS pixels wide. */
export function useWideScreen(atLeast: number): boolean {
  const query = window.matchMedia(`(min-width: ${atLeast}px)`);
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => query.matches,
  );
}
