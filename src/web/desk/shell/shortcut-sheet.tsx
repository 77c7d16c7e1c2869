import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useHotkeyList } from "../../lib/hotkeys.ts";
import { Hotkey } from "../../ui/hotkey.tsx";
import styles from "./shell.module.css";

/** Everything that can be pressed on the page that is open. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const hotkeys = useHotkeyList();
  const groups = Map.groupBy(hotkeys, ({ group }) => group);
  return (
    <Modal open onCancel={onClose} footer={null} title={t("desk-shell.keys.sheet")} width={720} destroyOnHidden>
      <div className={styles.sheet}>
        {[...groups].map(([group, keys]) => (
          <section key={group}>
            <h2>{t(group)}</h2>
            <dl>
              {keys.map((hotkey) => (
                <div key={hotkey.keys}>
                  <dt>{t(hotkey.label)}</dt>
                  <dd>
                    <Hotkey keys={hotkey.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
