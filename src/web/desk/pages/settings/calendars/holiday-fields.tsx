import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { CalendarView } from "../../../../../shared/contract/calendars.ts";
import type { Locale } from "../../../../../shared/contract/common.ts";
import { api } from "../../../../lib/api.ts";
import { nameIn } from "../../../../lib/i18n.ts";
import { useNow } from "../../../../lib/now.ts";
import { FormRow } from "../../../../ui/edit-form.tsx";
import styles from "./calendars.module.css";
import { useDateWords } from "./use-date-words.ts";

const weekdays = [0, 1, 2, 3, 4, 5, 6];
const DAY = 86_400_000;

/** Whose public holidays count, until when they are announced, and which come next. */
export function HolidayFields({ saved }: { saved: CalendarView | null }) {
  const { t, i18n } = useTranslation();
  const dates = useDateWords();
  const locale = i18n.language as Locale;
  const country: string | undefined = Form.useWatch(["holidays", "country"]);
  const found = useQuery({
    queryKey: ["calendars", "holidays", locale],
    queryFn: async () => (await api.get("/api/v1/calendars/holidays", { query: { locale } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const regions = found.data?.find((item) => item.country === country)?.regions ?? [];
  return (
    <>
      <FormRow>
        <Form.Item name={["holidays", "country"]} label={t("desk-calendars.country")}>
          <Select
            allowClear
            loading={found.isPending}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("desk-calendars.noHolidays")}
            options={
              found.data?.map(({ country: value, name }) => ({ value, label: name })) ?? knownBy(country, locale)
            }
          />
        </Form.Item>
        {regions.length > 0 && (
          <Form.Item name={["holidays", "region"]} label={t("desk-calendars.region")}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("desk-calendars.wholeCountry")}
              options={regions.map(({ region, name }) => ({ value: region, label: name }))}
            />
          </Form.Item>
        )}
        {country === "CN" && (
          <Form.Item
            name={["holidays", "makeUpWeekday"]}
            label={t("desk-calendars.makeUp")}
            extra={t("desk-calendars.makeUpHint")}
          >
            <Select options={weekdays.map((index) => ({ value: index + 1, label: dates.weekday(index) }))} />
          </Form.Item>
        )}
      </FormRow>
      {saved?.publicHolidays && saved.holidays.country === country && <Announced saved={saved} />}
    </>
  );
}

/** The country that is chosen, by the name the browser has for it, until the list is here. */
function knownBy(country: string | undefined, locale: Locale): { value: string; label: string }[] {
  if (!country) return [];
  const label = new Intl.DisplayNames([locale], { type: "region" }).of(country) ?? country;
  return [{ value: country, label }];
}

function Announced({ saved }: { saved: CalendarView }) {
  const { t, i18n } = useTranslation();
  const dates = useDateWords();
  const today = new Date(useNow(60_000) - DAY).toISOString().slice(0, 10);
  const { knownUntil, days } = saved.publicHolidays!;
  const coming = days.filter(({ date }) => date >= today).slice(0, 12);
  return (
    <div className={styles.announced}>
      <p>{t("desk-calendars.knownUntilHint", { date: dates.day(knownUntil) })}</p>
      {coming.length > 0 && (
        <details>
          <summary>{t("desk-calendars.coming")}</summary>
          <ul>
            {coming.map(({ date, kind, names }) => (
              <li key={date}>
                <span>{dates.day(date)}</span>
                <span>
                  {t(kind === "open" ? "calendars.day.make_up_day" : "calendars.day.public_holiday", {
                    name: nameIn(names, i18n.language),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
