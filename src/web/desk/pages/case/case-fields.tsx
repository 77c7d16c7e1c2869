import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseView, UpdateCase } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";
import { useReached } from "../../../lib/reached.ts";
import { useSecondDrawing } from "../../../lib/second-drawing.ts";
import { useCan, useMe } from "../../../lib/session.ts";
import { PersonBadge } from "../../../ui/person-badge.tsx";
import { PriorityMark } from "../../../ui/priority-mark.tsx";
import { StatusWord } from "../../../ui/status-word.tsx";
import { staffQuery, statusesQuery, teamsQuery } from "../../pickers/people.ts";
import styles from "./case.module.css";
import { useSolving } from "./causes/use-solving.tsx";
import { useCaseAction } from "./use-case-action.ts";

/** State, priority, owner and team, each changed where it stands; in the first drawing they are only told. */
export function CaseFields({ view }: { view: CaseView }) {
  const ready = useSecondDrawing();
  return ready ? <FieldEditors view={view} /> : <FieldWords view={view} />;
}

function FieldWords({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  return (
    <div className={styles.fields}>
      <span className={styles.field}>
        <StatusWord status={view.status} />
      </span>
      <span className={styles.field}>
        <PriorityMark priority={view.priority} always />
      </span>
      <span className={styles.field}>
        {view.owner ? <PersonBadge name={view.owner.name} /> : t("desk-case.nobody")}
      </span>
      <span className={styles.field}>{view.team?.name ?? t("desk-case.noTeam")}</span>
      <span className={styles.brand}>{view.brand.name}</span>
    </div>
  );
}

function FieldEditors({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const { act, busy } = useCaseAction(view.id);
  const solving = useSolving(view);
  const { reached, reaching } = useReached();
  const statuses = useQuery({ ...statusesQuery, enabled: reached }).data ?? [];
  const staff = useQuery({ ...staffQuery, enabled: reached }).data ?? [];
  const teams = useQuery({ ...teamsQuery, enabled: reached }).data ?? [];
  const update = (body: UpdateCase) =>
    void act(() =>
      api.patch("/api/v1/cases/:id", { params: { id: view.id }, body: { version: view.version, ...body } }),
    );
  const become = (statusId: number) => {
    const category = statuses.find(({ id }) => id === statusId)?.category;
    const set = () => update({ statusId });
    if (category === "solved" || category === "closed") solving.ask(set);
    else set();
  };
  const assign = (body: { ownerId?: number | null; teamId?: number | null }) =>
    void act(() => api.post("/api/v1/cases/:id/assign", { params: { id: view.id }, body }));
  const mayUpdate = can("cases:update") && !busy;
  const mayAssign = can("cases:assign") && !busy;
  // Whoever is here now comes first: a case given to somebody asleep waits until morning.
  const people = staff.toSorted(
    (a, b) => Number(b.id === me.id) - Number(a.id === me.id) || Number(b.online) - Number(a.online),
  );
  const common = { size: "small", variant: "filled", popupMatchSelectWidth: false, ...reaching } as const;
  return (
    <div className={styles.fields}>
      <Select
        {...common}
        value={view.status.id}
        disabled={!mayUpdate}
        aria-label={t("desk-case.status")}
        onChange={(statusId) => become(statusId)}
        options={withCurrent(statuses, view.status).map((status) => ({
          value: status.id,
          label: <StatusWord status={status} />,
        }))}
      />
      <Select
        {...common}
        value={view.priority}
        disabled={!mayUpdate}
        aria-label={t("desk-new-case.priority")}
        onChange={(priority) => update({ priority })}
        options={[4, 3, 2, 1].map((value) => ({ value, label: <PriorityMark priority={value} always /> }))}
      />
      <Select
        {...common}
        value={view.owner?.id ?? 0}
        disabled={!mayAssign}
        aria-label={t("desk-case.owner")}
        showSearch={{ optionFilterProp: "name" }}
        onChange={(id) => assign({ ownerId: id === 0 ? null : id })}
        options={[
          { value: 0, name: t("desk-case.nobody"), label: t("desk-case.nobody") },
          ...withCurrent(people, view.owner).map((person) => ({
            value: person.id,
            name: person.name,
            label: (
              <PersonBadge
                name={person.name}
                presence={
                  "online" in person
                    ? { online: person.online, label: t(person.online ? "desk-case.online" : "desk-case.offline") }
                    : undefined
                }
              />
            ),
          })),
        ]}
      />
      <Select
        {...common}
        value={view.team?.id ?? 0}
        disabled={!mayAssign}
        aria-label={t("desk-case.team")}
        onChange={(id) => assign({ teamId: id === 0 ? null : id })}
        options={[
          { value: 0, label: t("desk-case.noTeam") },
          ...withCurrent(teams, view.team).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <span className={styles.brand}>{view.brand.name}</span>
      {solving.question}
    </div>
  );
}

/** The list with what the case has now, also when that is no longer on offer (an archived team, say). */
function withCurrent<T extends { id: number }, C extends { id: number }>(
  items: readonly T[],
  current: C | null,
): (T | C)[] {
  return current === null || items.some(({ id }) => id === current.id) ? [...items] : [current, ...items];
}
