import { useQuery } from "@tanstack/react-query";
import { Input, InputNumber, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { CallMenu, MenuNode, Spoken } from "../../../../../shared/contract/call-menus.ts";
import { teamsQuery } from "../../../pickers/people.ts";
import { allCalendarsQuery, named } from "../shared/settings-queries.ts";
import styles from "./call-menus.module.css";
import { CallbackKey } from "./callback-key.tsx";
import type { NodeType } from "./edit-menu.ts";
import { Field } from "./field.tsx";
import { KeysFields, LanguageKeys } from "./keys-fields.tsx";
import { SpokenFields } from "./spoken-fields.tsx";
import { TargetSelect } from "./target-select.tsx";
import { type Way, waysOf, withWay } from "./ways.ts";

export type NodeEdit<N extends MenuNode = MenuNode> = {
  menu: CallMenu;
  node: N;
  onChange: (node: MenuNode) => void;
  /** a new step, and the step as it is once that is led to */
  onNew: (type: NodeType, lead: (to: string) => MenuNode) => void;
};

/** The fields that a kind of step has. */
export function NodeFields(props: NodeEdit) {
  const { t } = useTranslation();
  const { menu, node, onChange } = props;
  const numbers = numbersOf(node);
  return (
    <>
      {"say" in node || node.type === "queue" || node.type === "transfer" || node.type === "hang-up" ? (
        <SpokenFields
          label={t("desk-call-menus.fields.say")}
          value={"say" in node ? node.say : undefined}
          languages={menu.languages}
          onChange={(say) => onChange(withWords(node, say))}
        />
      ) : null}
      {node.type === "voicemail" && (
        <SpokenFields
          label={t("desk-call-menus.fields.thanks")}
          value={node.thanks}
          languages={menu.languages}
          onChange={(thanks) => onChange({ ...node, thanks })}
        />
      )}
      {node.type === "menu" && <KeysFields {...props} node={node} />}
      {node.type === "language" && <LanguageKeys {...props} node={node} />}
      {(node.type === "hours" || node.type === "queue") && <Whose {...props} node={node} />}
      {numbers.length > 0 && (
        <div className={styles.row}>
          {numbers.map(([name, value, min, max]) => (
            <Field key={name} label={t(`desk-call-menus.fields.${name}`)}>
              {(field) => (
                <InputNumber
                  {...field}
                  value={value}
                  min={min}
                  max={max}
                  precision={0}
                  onChange={(next) => next !== null && onChange({ ...node, [name]: next } as MenuNode)}
                />
              )}
            </Field>
          ))}
        </div>
      )}
      {node.type === "transfer" && (
        <Field label={t("desk-call-menus.fields.to")} hint={t("desk-call-menus.fields.toHint")}>
          {(field) => (
            <Input
              {...field}
              value={node.to}
              maxLength={260}
              placeholder="+862155550100"
              onChange={({ target }) => onChange({ ...node, to: target.value.trim() })}
            />
          )}
        </Field>
      )}
      {node.type === "callback" && (
        <Field label={t("desk-call-menus.fields.slots")} hint={t("desk-call-menus.fields.slotsHint")}>
          {({ status: _, ...field }) => (
            <Switch {...field} checked={node.slots ?? false} onChange={(slots) => onChange({ ...node, slots })} />
          )}
        </Field>
      )}
      {node.type === "queue" && <CallbackKey {...props} node={node} />}
      <Ways {...props} />
    </>
  );
}

/** Some steps need not say anything: theirs are left out when nothing is there. */
function withWords(node: MenuNode, say: Spoken): MenuNode {
  const mayBeSilent = node.type === "queue" || node.type === "transfer" || node.type === "hang-up";
  const isSilent = !say["zh-CN"]?.trim() && !say.en?.trim() && say.audio === undefined;
  return { ...node, say: mayBeSilent && isSilent ? undefined : say } as MenuNode;
}

/** Where the step goes on, whatever happens; keys of a menu have their own lines, and so has the callback of a queue. */
function Ways({ menu, node, onChange, onNew }: NodeEdit) {
  const { t } = useTranslation();
  const ways = waysOf(node).filter(({ name }) => name !== "key" && name !== "callback");
  if (ways.length === 0) return null;
  const label = (way: Way) => t(`desk-call-menus.ways.${way.name}`);
  return (
    <div className={styles.row}>
      {ways.map((way) => (
        <Field key={way.name} label={label(way)}>
          {(field) => (
            <TargetSelect
              {...field}
              menu={menu}
              value={way.to}
              onChange={(to) => onChange(withWay(node, way, to))}
              onNew={(type) => onNew(type, (to) => withWay(node, way, to))}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

/** Whose hours count, and whose agents are rung. */
function Whose({ node, onChange }: NodeEdit<Extract<MenuNode, { type: "hours" | "queue" }>>) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data;
  const calendars = useQuery(allCalendarsQuery).data;
  const isHours = node.type === "hours";
  return (
    <div className={styles.row}>
      <Field label={t("desk-call-menus.fields.team")}>
        {(field) => (
          <Select
            {...field}
            allowClear
            value={node.teamId}
            options={named(teams)}
            placeholder={t("desk-call-menus.fields.accountsTeam")}
            onChange={(teamId: number | undefined) => onChange({ ...node, teamId: teamId ?? null })}
          />
        )}
      </Field>
      {isHours && (
        <Field label={t("desk-call-menus.fields.calendar")}>
          {(field) => (
            <Select
              {...field}
              allowClear
              value={node.calendarId}
              options={named(calendars)}
              placeholder={t("desk-call-menus.fields.teamsCalendar")}
              onChange={(calendarId: number | undefined) => onChange({ ...node, calendarId: calendarId ?? null })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

/** Whole numbers of a step, with their bounds. */
function numbersOf(node: MenuNode): [name: string, value: number, min: number, max: number][] {
  switch (node.type) {
    case "menu":
    case "language":
      return [["tries", node.tries, 1, 5]];
    case "digits":
      return [
        ["shortest", node.shortest, 1, 40],
        ["longest", node.longest, 1, 40],
        ["tries", node.tries, 1, 5],
      ];
    case "queue":
      return [["longestWaitS", node.longestWaitS, 30, 3_600]];
    case "voicemail":
      return [["longestS", node.longestS, 10, 600]];
    case "callback":
      return [["withinMinutes", node.withinMinutes, 5, 10_080]];
    default:
      return [];
  }
}
