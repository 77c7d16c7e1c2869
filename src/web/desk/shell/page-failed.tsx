import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { ErrorState } from "../../ui/error-state.tsx";

/** Where a page broke while it was drawn or fetched; the navigation around it goes on working. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const queries = useQueryErrorResetBoundary();
  const retry = () => {
    // A page's file that is gone after an upgrade comes only with a new index.
    if (error instanceof Error && /dynamically imported module|Importing a module/.test(error.message))
      location.reload();
    queries.reset();
    reset();
  };
  return <ErrorState error={error} onRetry={retry} />;
}
