import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CalendarRow } from "../../../../../shared/contract/calendars.ts";
import { api } from "../../../../lib/api.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { StateMark } from "../../../../ui/state-mark.tsx";
import { SettingsPage } from "../shared/settings-page.tsx";
import { allCalendarsQuery } from "../shared/settings-queries.ts";
import { CalendarForm } from "./calendar-form.tsx";
import { useDateWords } from "./use-date-words.ts";

/** Working hours: by which every promise counts its time. */
export function CalendarsPage() {
  const { t, i18n } = useTranslation();
  const dates = useDateWords();
  const countries = new Intl.DisplayNames([i18n.language], { type: "region" });
  return (
    <SettingsPage<CalendarRow>
      path="/settings/calendars"
      title={t("desk-calendars.title")}
      hint={t("desk-calendars.hint")}
      newText={t("desk-calendars.new")}
      query={useQuery(allCalendarsQuery)}
      nameOf={({ name }) => name}
      badgeOf={({ isDefault }) => isDefault && <StateMark tone="good">{t("desk-calendars.default")}</StateMark>}
      empty={{ title: t("desk-calendars.title"), hint: t("desk-calendars.hint") }}
      columns={[
        { key: "zone", title: t("desk-calendars.timeZone"), cell: ({ timeZone }) => timeZone.replaceAll("_", " ") },
        {
          key: "hours",
          title: t("desk-calendars.hoursAWeek"),
          cell: ({ week }) => t("desk-calendars.hours", { count: hoursOf(week) }),
          isNumber: true,
        },
        {
          key: "holidays",
          title: t("desk-calendars.holidays"),
          cell: ({ holidays, holidaysKnownUntil }) =>
            holidays.country ? (
              <>
                {countries.of(holidays.country)}
                {holidaysKnownUntil && (
                  <small>{t("desk-calendars.knownUntil", { date: dates.day(holidaysKnownUntil) })}</small>
                )}
              </>
            ) : (
              t("desk-calendars.noHolidays")
            ),
        },
      ]}
      editor={(calendar, close) =>
        calendar ? <Existing id={calendar.id} onClose={close} /> : <CalendarForm calendar={null} onClose={close} />
      }
    />
  );
}

function Existing({ id, onClose }: { id: number; onClose: () => void }) {
  const calendar = useQuery({
    queryKey: ["calendars", "one", id],
    queryFn: () => api.get("/api/v1/calendars/:id", { params: { id } }),
    // A form must begin with what is there now; what is typed is not refilled by later news.
    staleTime: 0,
  });
  if (calendar.isError) return <ErrorState error={calendar.error} onRetry={() => calendar.refetch()} />;
  if (calendar.isPending || (calendar.isFetching && !calendar.isFetchedAfterMount)) return <BlockSkeleton lines={10} />;
  return <CalendarForm calendar={calendar.data} onClose={onClose} />;
}

function hoursOf(week: CalendarRow["week"]): number {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const total = week.flat().reduce((sum, { from, to }) => sum + minutes(to) - minutes(from), 0);
  return Math.round(total / 6) / 10;
}
