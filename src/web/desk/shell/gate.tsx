import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { api, whenSignedOut } from "../../lib/api.ts";
import { changeLocale } from "../../lib/i18n.ts";
import { meQuery } from "../../lib/session.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import styles from "./shell.module.css";
import { Shell } from "./shell.tsx";

// Whoever is signed in needs neither.
const SignInPage = lazy(async () => ({ default: (await import("../pages/sign-in/sign-in-page.tsx")).SignInPage }));
const SetupPage = lazy(async () => ({ default: (await import("../pages/sign-in/setup-page.tsx")).SetupPage }));

/**
 * Lets in who is signed in. When a session ends while somebody works, signing in again is laid over the page, so that
 * nothing typed is lost.
 */
export function Gate() {
  const client = useQueryClient();
  const me = useQuery(meQuery);
  const [expired, setExpired] = useState(false);
  useEffect(() => {
    whenSignedOut(() => setExpired(client.getQueryData(meQuery.queryKey) != null));
  }, [client]);
  const locale = me.data?.locale;
  useEffect(() => {
    if (locale) void changeLocale(locale);
  }, [locale]);

  if (me.isPending) return <div className={styles.blank} aria-busy="true" />;
  if (me.isError) return <ErrorState error={me.error} onRetry={() => me.refetch()} />;
  if (!me.data) return <Outside onIn={() => client.resetQueries()} />;

  const comeBack = async () => {
    const before = me.data?.id;
    const after = await client.fetchQuery({ ...meQuery, staleTime: 0 });
    // Somebody else took the chair: nothing of the first one may stay on the screen.
    if (after?.id !== before) location.reload();
    setExpired(false);
    void client.invalidateQueries();
  };
  return (
    <>
      <div inert={expired} className={styles.whole}>
        <Shell />
      </div>
      {expired && (
        <div className={styles.overlay}>
          <Suspense>
            <SignInPage expired email={me.data.email} onIn={comeBack} />
          </Suspense>
        </div>
      )}
    </>
  );
}

function Outside({ onIn }: { onIn: () => void }) {
  const setup = useQuery({ queryKey: ["setup"], queryFn: () => api.get("/api/v1/setup") });
  if (setup.isPending) return <div className={styles.blank} aria-busy="true" />;
  if (setup.isError) return <ErrorState error={setup.error} onRetry={() => setup.refetch()} />;
  return (
    <Suspense fallback={<div className={styles.blank} aria-busy="true" />}>
      {setup.data.needed ? <SetupPage onIn={onIn} /> : <SignInPage onIn={onIn} />}
    </Suspense>
  );
}
