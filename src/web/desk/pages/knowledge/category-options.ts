import { useTranslation } from "react-i18next";
import type { Category } from "../../../../shared/contract/knowledge-articles.ts";
import { nameIn } from "../../../lib/i18n.ts";

/** Categories below their parents, in the order in which they are read. */
export function inOrder(categories: readonly Category[]): Category[] {
  const top = categories.filter(({ parentId }) => parentId === null);
  return top.flatMap((one) => [one, ...categories.filter(({ parentId }) => parentId === one.id)]);
}

/** The categories for a picker, those below with their parent's name. */
export function useCategoryOptions(categories: readonly Category[] = []): { value: number; label: string }[] {
  const { i18n } = useTranslation();
  const nameOf = ({ names }: Category) => nameIn(names, i18n.language);
  return inOrder(categories).map((one) => {
    const parent = categories.find(({ id }) => id === one.parentId);
    return { value: one.id, label: parent ? `${nameOf(parent)} › ${nameOf(one)}` : nameOf(one) };
  });
}
