import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** To a case; its number when nothing else is said. */
export function CaseLink({ id, children, className }: { id: number; children?: ReactNode; className?: string }) {
  return (
    <Link to="/cases/$caseId" params={{ caseId: String(id) }} className={className}>
      {children ?? `#${id}`}
    </Link>
  );
}

export function CustomerLink({ id, children, className }: { id: number; children: ReactNode; className?: string }) {
  return (
    <Link to="/customers/$customerId" params={{ customerId: String(id) }} className={className}>
      {children}
    </Link>
  );
}
