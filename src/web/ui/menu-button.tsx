import { Dropdown, type MenuProps } from "antd";
import { cloneElement, type ReactElement, useState } from "react";
import { useSecondDrawing } from "../lib/second-drawing.ts";

/**
 * A button whose press opens a menu. The menu's workings are drawn second, as a page has dozens of them; who presses
 * before that has the menu as soon as it is there. The pointer's going down counts: the button that it comes up on may
 * be the second one, and then nothing is clicked.
 */
export function MenuButton({
  items,
  children,
}: {
  items: MenuProps["items"];
  children: ReactElement<{ onClick?: () => void; onPointerDown?: () => void }>;
}) {
  const ready = useSecondDrawing();
  const [open, setOpen] = useState(false);
  if (!ready) {
    const press = () => setOpen(true);
    return cloneElement(children, { onClick: press, onPointerDown: press });
  }
  return (
    <Dropdown menu={{ items }} trigger={["click"]} open={open} onOpenChange={setOpen}>
      {children}
    </Dropdown>
  );
}
