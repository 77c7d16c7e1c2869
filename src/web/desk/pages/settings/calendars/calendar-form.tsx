import { useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { calendarFaults } from "../../../../../shared/business-time/index.ts";
import type { CalendarView, Week } from "../../../../../shared/contract/calendars.ts";
import { api } from "../../../../lib/api.ts";
import { useMe } from "../../../../lib/session.ts";
import { timeZoneOptions } from "../../../../lib/time-zones.ts";
import { EditForm, FormRow, FormSection } from "../../../../ui/edit-form.tsx";
import { DeleteButton } from "../shared/delete-button.tsx";
import { CalendarTester } from "./calendar-tester.tsx";
import { type CalendarValues, toInput, toValues } from "./calendar-values.ts";
import { CalendarVersions } from "./calendar-versions.tsx";
import { HolidayFields } from "./holiday-fields.tsx";
import { OverridesEditor } from "./overrides-editor.tsx";
import { WeekEditor } from "./week-editor.tsx";

export function CalendarForm({ calendar, onClose }: { calendar: CalendarView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const zones = useMemo(timeZoneOptions, []);
  const refresh = () => client.invalidateQueries({ queryKey: ["calendars"] });
  const save = async (values: CalendarValues) => {
    const body = { ...toInput(values), isDefault: values.isDefault || undefined, version: calendar?.version };
    if (calendar) await api.put("/api/v1/calendars/:id", { params: { id: calendar.id }, body });
    else await api.post("/api/v1/calendars", { body });
    await refresh();
  };
  const noFaults = (part: "week" | "overrides") => ({
    validator: async (_: unknown, value: Week & CalendarValues["overrides"]) => {
      const empty = { timeZone: "UTC", week: Array.from({ length: 7 }, () => []), overrides: [] };
      const [fault] = calendarFaults({ ...empty, [part]: value ?? [] });
      if (fault) throw new Error(t("desk-calendars.lookAtHours"));
    },
  });
  return (
    <EditForm<CalendarValues, void>
      initial={toValues(calendar, me.timeZone)}
      save={save}
      onSaved={onClose}
      onCancel={onClose}
      more={
        calendar &&
        !calendar.isDefault && (
          <DeleteButton
            text={t("desk-calendars.archive")}
            question={{
              title: t("desk-calendars.archiveTitle", { name: calendar.name }),
              text: t("desk-calendars.archiveText"),
            }}
            act={async () => {
              await api.delete("/api/v1/calendars/:id", { params: { id: calendar.id } });
              await refresh();
            }}
            done={t("desk-calendars.archived")}
            onDone={onClose}
          />
        )
      }
    >
      {(form) => (
        <>
          <FormRow>
            <Form.Item
              name="name"
              label={t("desk-settings.name")}
              rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
            >
              <Input maxLength={100} autoFocus={!calendar} />
            </Form.Item>
            <Form.Item name="timeZone" label={t("desk-calendars.timeZone")}>
              <Select showSearch={{ optionFilterProp: "label" }} options={zones} />
            </Form.Item>
          </FormRow>
          <Form.Item name="isDefault" valuePropName="checked" extra={t("desk-calendars.defaultHint")}>
            <Checkbox disabled={calendar?.isDefault}>{t("desk-calendars.makeDefault")}</Checkbox>
          </Form.Item>
          <FormSection title={t("desk-calendars.week")} hint={t("desk-calendars.weekHint")}>
            <Form.Item name="week" rules={[noFaults("week")]}>
              <WeekEditor />
            </Form.Item>
          </FormSection>
          <FormSection title={t("desk-calendars.holidays")}>
            <HolidayFields saved={calendar} />
          </FormSection>
          <FormSection title={t("desk-calendars.overrides")} hint={t("desk-calendars.overridesHint")}>
            <Form.Item name="overrides" rules={[noFaults("overrides")]}>
              <OverridesEditor />
            </Form.Item>
          </FormSection>
          <FormSection title={t("desk-calendars.try.title")} hint={t("desk-calendars.try.hint")}>
            <CalendarTester input={() => toInput(form.getFieldsValue(true) as CalendarValues)} />
          </FormSection>
          {calendar && <CalendarVersions calendar={calendar} />}
        </>
      )}
    </EditForm>
  );
}
