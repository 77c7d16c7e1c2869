import { useTranslation } from "react-i18next";
import type { Board } from "../../../../shared/contract/board.ts";
import { type Bar, BarChart } from "../../../ui/bar-chart.tsx";

const DAY = 86_400_000;
/** More bars than that are put together by weeks. */
const MOST_BARS = 45;

/** Kept and broken promises by day; of long spans by week. */
export function DaysChart({ days, span }: { days: Board["days"]; span: { from: string; to: string } }) {
  const { t, i18n } = useTranslation();
  const first = Date.parse(span.from);
  const count = Math.round((Date.parse(span.to) - first) / DAY) + 1;
  const size = count > MOST_BARS ? 7 : 1;
  const label = new Intl.DateTimeFormat(i18n.language, { timeZone: "UTC", month: "numeric", day: "numeric" });
  const bars = Array.from({ length: Math.ceil(count / size) }, (_, n): Bar => {
    const at = first + n * size * DAY;
    const within = days.filter(({ day }) => Date.parse(day) >= at && Date.parse(day) < at + size * DAY);
    const kept = within.reduce((sum, day) => sum + day.kept, 0);
    const broken = within.reduce((sum, day) => sum + day.broken, 0);
    const day = label.format(at);
    return {
      key: String(at),
      label: day,
      parts: [
        { value: broken, tone: "bad" },
        { value: kept, tone: "good" },
      ],
      words: t("desk-board.bar", { day, kept, broken }),
    };
  });
  return <BarChart title={t(size === 1 ? "desk-board.byDay" : "desk-board.byWeek")} bars={bars} />;
}
