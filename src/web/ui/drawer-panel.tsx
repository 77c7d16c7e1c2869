import { Drawer } from "antd";
import type { ReactNode } from "react";

/** The drawer itself, in a file of its own so that it is fetched only by who opens one. */
export function DrawerPanel(props: {
  onClose: () => void;
  side: "left" | "right";
  title: string;
  children: ReactNode;
}) {
  return (
    <Drawer
      open
      onClose={props.onClose}
      placement={props.side}
      size="min(360px, 92vw)"
      title={props.title}
      styles={{ body: { padding: 0 } }}
    >
      {props.children}
    </Drawer>
  );
}
