import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { ArticleWords } from "../../../../../shared/contract/knowledge.ts";
import type { ArticleDetail, EditionDetail } from "../../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../../lib/api.ts";
import { isApiError } from "../../../../lib/api-error.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { useUnsavedGuard } from "../../../../ui/use-unsaved-guard.ts";
import { articleQuery, useArticleChanged } from "../knowledge-queries.ts";

/** It is saved when somebody pauses for this long. */
const PAUSE_MS = 1_200;
const nothing: ArticleWords = { title: "", summary: "", body: "" };

export type DraftState =
  | { is: "saved" | "unsaved" | "saving" }
  | { is: "failed"; text: string }
  | { is: "conflict"; theirs: EditionDetail };

/**
 * The draft of an article in a language, saved as it is written. Where somebody else saved it meanwhile, what they wrote is
 * shown, and the person decides.
 */
export function useDraft(article: ArticleDetail, locale: Locale) {
  const client = useQueryClient();
  const changed = useArticleChanged();
  const dirty = useUnsavedGuard();
  const known = article.editions.find((one) => one.locale === locale);
  const [words, setWords] = useState<ArticleWords>(known?.draft?.words ?? known?.published?.words ?? nothing);
  const [state, setState] = useState<DraftState>({ is: "saved" });
  /** goes up when the words were put there from outside, so that the editor takes them */
  const [turn, setTurn] = useState(0);
  const latest = useRef(words);
  const revision = useRef(known?.revision ?? 0);
  const isSaving = useRef(false);

  const refresh = useCallback(async () => {
    const fresh = await client.fetchQuery({ ...articleQuery(article.id), staleTime: 0 });
    await changed(fresh);
    return fresh.editions.find((one) => one.locale === locale);
  }, [client, changed, article.id, locale]);

  const save = async (sourceVersion?: number) => {
    if (isSaving.current || latest.current.title.trim() === "") return;
    isSaving.current = true;
    const sent = latest.current;
    setState({ is: "saving" });
    try {
      const params = { id: article.id, locale };
      const body = { words: sent, revision: revision.current, ...(sourceVersion && { sourceVersion }) };
      const answer = await api.put("/api/v1/knowledge/articles/:id/editions/:locale/draft", { params, body });
      revision.current = answer.revision;
      const isLatest = latest.current === sent;
      dirty.current = !isLatest;
      setState({ is: isLatest ? "saved" : "unsaved" });
      await refresh();
    } catch (error) {
      const theirs = isApiError(error) && error.code === "knowledge.draft_outdated" ? await refresh() : undefined;
      setState(theirs ? { is: "conflict", theirs } : { is: "failed", text: errorText(error) });
    } finally {
      isSaving.current = false;
    }
  };
  const saveLatest = useRef(save);
  saveLatest.current = save;

  useEffect(() => {
    if (state.is !== "unsaved") return;
    const timer = setTimeout(() => void saveLatest.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [state]);

  // What others saved while nothing was typed here is taken over by itself.
  useEffect(() => {
    if (dirty.current || isSaving.current || !known || known.revision === revision.current) return;
    revision.current = known.revision;
    latest.current = known.draft?.words ?? known.published?.words ?? nothing;
    setWords(latest.current);
    setTurn((n) => n + 1);
  }, [known, dirty]);

  const change = (part: Partial<ArticleWords>) => {
    latest.current = { ...latest.current, ...part };
    dirty.current = true;
    setWords(latest.current);
    setState((now) => (now.is === "conflict" ? now : { is: "unsaved" }));
  };
  /** Goes on after a conflict: with what they wrote, or with one's own over it. */
  const resolve = (take: "theirs" | "mine") => {
    if (state.is !== "conflict") return;
    revision.current = state.theirs.revision;
    if (take === "mine") return void save();
    latest.current = state.theirs.draft?.words ?? state.theirs.published?.words ?? nothing;
    dirty.current = false;
    setWords(latest.current);
    setTurn((n) => n + 1);
    setState({ is: "saved" });
  };
  return { words, change, state, save, resolve, turn };
}
