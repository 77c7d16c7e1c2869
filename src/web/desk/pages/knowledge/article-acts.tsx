import { MoreOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleDetail } from "../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { MenuButton } from "../../../ui/menu-button.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { useConfirm } from "../../../ui/use-confirm.ts";
import type { ArticleSearch } from "./article-page.tsx";
import { useArticleChanged } from "./knowledge-queries.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { ReturnDialog } from "./return-dialog.tsx";

type Props = {
  article: ArticleDetail;
  locale: Locale;
  search: ArticleSearch;
  onShow: (search: ArticleSearch) => void;
};

/** What can be done with an article in a language, by whoever looks at it. */
export function ArticleActs({ article, locale, search, onShow }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const confirm = useConfirm();
  const changed = useArticleChanged();
  const { busy, run } = useAction();
  const { message } = App.useApp();
  const [isReturning, setReturning] = useState(false);
  const [isPublishing, setPublishing] = useState(false);
  const edition = article.editions.find((one) => one.locale === locale);
  const params = { id: article.id, locale };
  const act = (send: () => Promise<ArticleDetail>, done: string, next: ArticleSearch = search) =>
    run(async () => {
      await changed(await send());
      onShow(next);
    }, done);
  const publish = async (note: string) => {
    const path = "/api/v1/knowledge/articles/:id/editions/:locale/publish";
    await changed(await api.post(path, { params, body: { note } }));
    void message.success(t("desk-knowledge.done.published"));
    onShow({ locale });
  };
  const askReview = () =>
    act(
      () => api.post("/api/v1/knowledge/articles/:id/editions/:locale/ask-review", { params }),
      t("desk-knowledge.done.asked"),
    );
  const withdraw = async () => {
    const sure = await confirm({
      title: t("desk-knowledge.withdraw.title"),
      text: t("desk-knowledge.withdraw.text"),
      ok: t("desk-knowledge.act.withdraw"),
      danger: true,
    });
    const path = "/api/v1/knowledge/articles/:id/editions/:locale/withdraw";
    if (sure) await act(() => api.post(path, { params }), t("desk-knowledge.done.withdrawn"));
  };
  const archive = (archived: boolean) =>
    act(
      () =>
        archived
          ? api.post("/api/v1/knowledge/articles/:id/archive", { params: { id: article.id } })
          : api.post("/api/v1/knowledge/articles/:id/unarchive", { params: { id: article.id } }),
      t(archived ? "desk-knowledge.done.archived" : "desk-knowledge.done.unarchived"),
    );
  const publicAddress =
    edition?.published && article.audience === "public" && !article.archivedAt
      ? new URL(`/help/${encodeURIComponent(edition.slug)}?lang=${locale}`, location.href).href
      : null;
  const mayWrite = can("knowledge:write") && !article.archivedAt;
  const mayPublish = can("knowledge:publish");
  const isEditing = search.edit === "1";
  const more = [
    edition && {
      key: "versions",
      label: t("desk-knowledge.act.versions"),
      onClick: () => onShow({ locale, versions: "1" }),
    },
    mayPublish &&
      edition?.published && {
        key: "withdraw",
        label: t("desk-knowledge.act.withdraw"),
        onClick: () => void withdraw(),
      },
    mayPublish && {
      key: "archive",
      label: t(article.archivedAt ? "desk-knowledge.act.unarchive" : "desk-knowledge.act.archive"),
      onClick: () => void archive(!article.archivedAt),
    },
  ].filter((item) => !!item);
  return (
    <>
      {search.versions === "1" || isEditing ? (
        <Button onClick={() => onShow({ locale })}>{t("desk-knowledge.act.read")}</Button>
      ) : (
        <CopyButton
          text={publicAddress ?? location.href}
          label={t(publicAddress ? "desk-knowledge.act.copyPublic" : "desk-knowledge.act.copyLink")}
        />
      )}
      {mayWrite && !isEditing && (
        <Button type={edition?.hasDraft ? "default" : "primary"} onClick={() => onShow({ locale, edit: "1" })}>
          {t(edition ? "desk-knowledge.act.edit" : "desk-knowledge.act.translate")}
        </Button>
      )}
      {mayWrite && edition?.hasDraft && !edition.review && !mayPublish && (
        <Button type="primary" loading={busy} onClick={() => void askReview()}>
          {t("desk-knowledge.act.askReview")}
        </Button>
      )}
      {mayPublish && edition?.review && (
        <Button onClick={() => setReturning(true)}>{t("desk-knowledge.act.return")}</Button>
      )}
      {mayPublish && mayWrite && edition?.hasDraft && (
        <Button type="primary" onClick={() => setPublishing(true)}>
          {t("desk-knowledge.act.publish")}
        </Button>
      )}
      {more.length > 0 && (
        <MenuButton items={more}>
          <Button icon={<MoreOutlined />} aria-label={t("desk-knowledge.act.more")} />
        </MenuButton>
      )}
      {isPublishing && <PublishDialog publish={publish} onClose={() => setPublishing(false)} />}
      {isReturning && <ReturnDialog params={params} onClose={() => setReturning(false)} />}
    </>
  );
}
