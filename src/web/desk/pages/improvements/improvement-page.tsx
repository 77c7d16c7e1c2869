import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ImprovementView } from "../../../../shared/contract/improvements.ts";
import { api } from "../../../lib/api.ts";
import { causeName } from "../../../lib/cause-queries.ts";
import { useClock } from "../../../lib/time.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PromiseLine } from "../../../ui/promise-line.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { Effect } from "./effect.tsx";
import { ImprovementActs } from "./improvement-acts.tsx";
import styles from "./improvements.module.css";

/** One improvement: its promise, what it is about, and whether it helped. */
export function ImprovementPage() {
  const { t } = useTranslation();
  const { improvementId }: { improvementId?: string } = useParams({ strict: false });
  const id = Number(improvementId);
  const query = useQuery({
    queryKey: ["improvements", id],
    queryFn: () => api.get("/api/v1/improvements/:id", { params: { id } }),
  });
  if (query.isPending) return <BlockSkeleton lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const improvement = query.data;
  return (
    <>
      <PageHeader
        title={improvement.title}
        hint={
          <Link to="/improvements" search={{}} className={styles.back}>
            <ArrowLeftOutlined aria-hidden="true" /> {t("desk-improvements.title")}
          </Link>
        }
        actions={<ImprovementActs improvement={improvement} />}
      />
      <div className={styles.body}>
        <Agreed improvement={improvement} />
      </div>
      <Effect improvement={improvement} />
    </>
  );
}

function Agreed({ improvement }: { improvement: ImprovementView }) {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const { promise, owner, causes, products, expected, evidence, settledAt, createdBy } = improvement;
  const facts = [
    ["state", t(`desk-improvements.states.${improvement.state}`)],
    ["owner", owner.name],
    ["ofCauses", causes.map((cause) => causeName(cause, i18n.language)).join(" · ")],
    ["products", products.join(" · ")],
    ["expected", expected],
    [improvement.state === "dropped" ? "reason" : "evidence", evidence],
    ["settledAt", settledAt && clock.dateTime(settledAt)],
    ["madeBy", createdBy && `${createdBy.name} · ${clock.dateTime(improvement.createdAt)}`],
  ] as const;
  return (
    <>
      <PromiseLine
        promise={promise}
        more={promise.movedCount > 0 && t("desk-promise.moved", { count: promise.movedCount })}
      />
      <div className={styles.facts}>
        <Facts facts={facts.map(([key, value]) => ({ name: t(`desk-improvements.${key}`), value }))} />
      </div>
    </>
  );
}
