import { lazy, type ReactNode, Suspense } from "react";

const DrawerPanel = lazy(async () => ({ default: (await import("./drawer-panel.tsx")).DrawerPanel }));

/** What stands beside the page on a wide screen and slides over it on a narrow one. */
export function SideDrawer(props: {
  open: boolean;
  onClose: () => void;
  side: "left" | "right";
  title: string;
  children: ReactNode;
}) {
  if (!props.open) return null;
  return (
    <Suspense>
      <DrawerPanel onClose={props.onClose} side={props.side} title={props.title}>
        {props.children}
      </DrawerPanel>
    </Suspense>
  );
}
