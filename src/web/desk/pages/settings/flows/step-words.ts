import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { FlowFault, FlowSpec, FlowStep } from "../../../../../shared/contract/flows.ts";
import { sayIn, waysOf } from "../../../../../shared/flows/index.ts";

/** What steps, their ways and their faults are called where somebody draws. */
export function useStepWords() {
  const { t, i18n } = useTranslation();
  const locale = i18n.language as Locale;
  const text = (step: FlowStep): string => {
    if ("text" in step) return sayIn(step.text, locale, {}) || t("desk-flows.noWords");
    if (step.type === "look_up") return t(`desk-flows.port.${step.port}`, { defaultValue: step.port });
    if (step.type === "act") return t(`desk-flows.act.${step.act.do}`);
    return step.ways.map(({ key, op, value }) => `${key} ${t(`desk-flows.op.${op}`)} ${value}`).join(" · ");
  };
  const way = (step: FlowStep, name: string): string => {
    const [what, which] = name.split(":");
    if (what === "option" && step.type === "ask") {
      const option = step.options.find(({ value }) => value === which);
      return option ? sayIn(option.label, locale, {}) || option.value : name;
    }
    if (what === "way" && step.type === "branch") {
      const drawn = step.ways[Number(which)];
      return drawn ? `${drawn.key} ${t(`desk-flows.op.${drawn.op}`)} ${drawn.value}` : name;
    }
    if (what === "found") return t("desk-flows.way.found");
    if (step.type === "look_up") return t("desk-flows.way.notFound");
    if (step.type === "branch") return t("desk-flows.way.else");
    return t(step.type === "ask" && step.kind === "choice" ? "desk-flows.way.skipped" : "desk-flows.way.next");
  };
  const fault = (spec: FlowSpec, { step, code, part }: FlowFault): string => {
    const drawn = spec.steps.find(({ id }) => id === step);
    const isWay = drawn !== undefined && waysOf(drawn).some(({ name }) => name === part);
    const language = part === "en" ? t("desk-forms.inEnglish") : t("desk-forms.inChinese");
    const said = code === "language" || code === "no_name" ? language : isWay ? way(drawn, part) : part;
    return t(`desk-flows.fault.${code}`, { part: said });
  };
  return { text, way, fault };
}
