import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { MenuDraft } from "./menu-draft.tsx";
import { callMenuQuery } from "./menu-queries.ts";

/** Loads what is saved; edits begin anew with each version. */
export function MenuEditor({ accountId, onClose }: { accountId: number; onClose: () => void }) {
  const menu = useQuery(callMenuQuery(accountId));
  if (menu.isPending) return <BlockSkeleton lines={10} />;
  if (menu.isError) return <ErrorState error={menu.error} onRetry={() => menu.refetch()} />;
  return <MenuDraft key={menu.data.version} accountId={accountId} saved={menu.data} onClose={onClose} />;
}
