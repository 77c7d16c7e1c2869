import { useNow } from "../lib/now.ts";
import { useClock } from "../lib/time.ts";

/** "5 min ago"; the full time in the reader's zone on hover. `short` gives a clock time or date instead. */
export function TimeAgo({ at, short = false }: { at: string; short?: boolean }) {
  const clock = useClock();
  const now = useNow(30_000);
  return (
    <time
      dateTime={at}
      // Written only where somebody looks: a list has hundreds.
      onPointerEnter={(event) => {
        event.currentTarget.title = clock.full(at);
      }}
      style={{ whiteSpace: "nowrap" }}
    >
      {short ? clock.short(at, now) : clock.relative(at, now)}
    </time>
  );
}
