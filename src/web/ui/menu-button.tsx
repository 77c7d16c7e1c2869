import { Dropdown, type MenuProps } from "antd";
import type { ReactElement } from "react";
import { useSecondDrawing } from "../lib/second-drawing.ts";

/**
 * A button whose press opens a menu. The menu's workings are drawn second: a page has dozens of them, and nobody can have
 * reached one in its first drawing.
 */
export function MenuButton({ items, children }: { items: MenuProps["items"]; children: ReactElement }) {
  const ready = useSecondDrawing();
  if (!ready) return children;
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      {children}
    </Dropdown>
  );
}
