import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { StaffMember } from "../../../../../shared/contract/accounts.ts";
import { api } from "../../../../lib/api.ts";
import { FormSection } from "../../../../ui/edit-form.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { RowsSkeleton } from "../../../../ui/skeletons.tsx";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { useConfirm } from "../../../../ui/use-confirm.ts";
import styles from "./people.module.css";
import { PersonTelephone } from "./person-telephone.tsx";

/** What rings for somebody, and how they get in: another password, the second step, and where they are signed in now. */
export function PersonAccess({ person }: { person: StaffMember }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["staff"] }),
      client.invalidateQueries({ queryKey: ["staff-sessions", person.id] }),
    ]);
  return (
    <div className={styles.access}>
      <PersonTelephone personId={person.id} />
      <FormSection title={t("desk-people.access")} hint={t("desk-people.accessHint")}>
        <PasswordForm person={person} onDone={refresh} />
        {person.twoFactorEnabled && <SecondStepReset person={person} onDone={refresh} />}
      </FormSection>
      <Sessions person={person} onDone={refresh} />
    </div>
  );
}

function PasswordForm({ person, onDone }: { person: StaffMember; onDone: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [form] = Form.useForm<{ password: string }>();
  const set = async (body: { password: string }) => {
    const act = () => api.post("/api/v1/staff/:id/password", { params: { id: person.id }, body });
    if (!(await run(act, t("desk-people.passwordSet", { name: person.name })))) return;
    form.resetFields();
    await onDone();
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={set} name="staff-password">
      <Form.Item
        name="password"
        label={t("desk-people.newPassword")}
        rules={[{ required: true, min: 10, message: t("desk-sign-in.setup.passwordShort") }]}
        className={styles.password}
      >
        <Input.Password maxLength={128} autoComplete="new-password" />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {t("desk-people.setPassword")}
      </Button>
    </Form>
  );
}

function SecondStepReset({ person, onDone }: { person: StaffMember; onDone: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const { busy, run } = useAction();
  const reset = async () => {
    const sure = await confirm({
      title: t("desk-people.resetTitle", { name: person.name }),
      text: t("desk-people.resetText"),
      ok: t("desk-people.reset"),
      danger: true,
    });
    const act = () => api.delete("/api/v1/staff/:id/two-factor", { params: { id: person.id } });
    if (sure && (await run(act, t("desk-people.resetDone")))) await onDone();
  };
  return (
    <Button onClick={reset} loading={busy} className={styles.reset}>
      {t("desk-people.reset")}
    </Button>
  );
}

function Sessions({ person, onDone }: { person: StaffMember; onDone: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const sessions = useQuery({
    queryKey: ["staff-sessions", person.id],
    queryFn: async () => (await api.get("/api/v1/staff/:id/sessions", { params: { id: person.id } })).items,
  });
  const end = async () => {
    const act = () => api.delete("/api/v1/staff/:id/sessions", { params: { id: person.id } });
    if (await run(act, t("desk-people.sessionsEnded"))) await onDone();
  };
  return (
    <FormSection title={t("desk-people.sessions")}>
      {sessions.isPending && <RowsSkeleton rows={2} height={40} />}
      {sessions.isError && <ErrorState error={sessions.error} onRetry={() => sessions.refetch()} />}
      {sessions.data?.length === 0 && <p className={styles.soft}>{t("desk-people.noSessions")}</p>}
      <ul className={styles.sessions}>
        {sessions.data?.map((session) => (
          <li key={session.id}>
            <span>{session.ip}</span>
            <span>
              {t("desk-profile.lastSeen")} <TimeAgo at={session.lastSeenAt} />
            </span>
            <small title={session.userAgent ?? ""}>{session.userAgent}</small>
          </li>
        ))}
      </ul>
      {sessions.data && sessions.data.length > 0 && (
        <Button onClick={end} loading={busy}>
          {t("desk-people.endSessions")}
        </Button>
      )}
    </FormSection>
  );
}
