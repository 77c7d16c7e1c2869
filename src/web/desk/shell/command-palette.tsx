import { Input, type InputRef, Modal } from "antd";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Hotkey } from "../../ui/hotkey.tsx";
import styles from "./palette.module.css";
import { type Command, usePaletteCommands } from "./use-palette-commands.tsx";

/**
 * One box for everything: a case number, words to search for, a page, an action. Arrows choose, Enter goes.
 * Follows the combobox pattern of WAI-ARIA: the focus stays in the box, the chosen line is told by `aria-activedescendant`.
 */
export function CommandPalette(props: { onClose: () => void; onShortcuts: () => void }) {
  return (
    <Modal
      open
      onCancel={props.onClose}
      footer={null}
      closable={false}
      width={640}
      style={{ top: 72 }}
      styles={{ container: { padding: 0 }, body: { padding: 0 } }}
      destroyOnHidden
    >
      <PaletteBody {...props} />
    </Modal>
  );
}

function PaletteBody({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const { commands, searching } = usePaletteCommands(text, onShortcuts);
  const current = Math.min(chosen, commands.length - 1);
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [id, current]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setChosen((current + step + commands.length) % Math.max(1, commands.length));
    else if (event.key === "Enter") run(commands[current]);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.palette}>
      <Input
        ref={input}
        variant="borderless"
        size="large"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={t("desk-shell.palette.placeholder")}
        aria-label={t("desk-shell.palette.placeholder")}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={commands.length > 0 ? `${id}-${current}` : undefined}
      />
      <div
        id={id}
        role="listbox"
        aria-label={t("desk-shell.palette.results")}
        className={styles.list}
        aria-busy={searching}
      >
        {commands.map((command, index) => (
          <div
            key={command.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={styles.command}
            onMouseMove={() => setChosen(index)}
            onClick={() => run(command)}
            onKeyDown={onKeyDown}
          >
            <span className={styles.kind}>{t(`desk-shell.palette.kind.${command.kind}`)}</span>
            <span className={styles.words}>
              <span>{command.title}</span>
              {command.detail && <small>{command.detail}</small>}
            </span>
            {command.keys && <Hotkey keys={command.keys} />}
          </div>
        ))}
        {commands.length === 0 && (
          <p className={styles.none}>{searching ? t("desk-shell.loading") : t("desk-shell.palette.none")}</p>
        )}
      </div>
    </div>
  );
}
