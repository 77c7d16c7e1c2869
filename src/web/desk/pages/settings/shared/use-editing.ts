import { useNavigate, useSearch } from "@tanstack/react-router";

/** Which row of a settings page is open, as the address says it: `?edit=new`, `?edit=12`. Going back closes it. */
export function useEditing(path: string) {
  const navigate = useNavigate();
  const { edit }: { edit?: string } = useSearch({ strict: false });
  return {
    /** null while the list is shown */
    editing: edit ?? null,
    open: (id: number | string) => void navigate({ to: path, search: { edit: String(id) } }),
    close: () => void navigate({ to: path, search: {} }),
  };
}
