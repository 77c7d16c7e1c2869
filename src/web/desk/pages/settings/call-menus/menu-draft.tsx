import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallMenu, CallMenuView } from "../../../../../shared/contract/call-menus.ts";
import type { Locale } from "../../../../../shared/contract/common.ts";
import { api } from "../../../../lib/api.ts";
import { isApiError } from "../../../../lib/api-error.ts";
import { useHotkey } from "../../../../lib/hotkeys.ts";
import { useWideScreen } from "../../../../lib/wide-screen.ts";
import { Tabs } from "../../../../ui/tabs.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { useConfirm } from "../../../../ui/use-confirm.ts";
import { useUnsavedGuard } from "../../../../ui/use-unsaved-guard.ts";
import styles from "./call-menus.module.css";
import { MenuOutline } from "./menu-outline.tsx";
import { callMenuQuery } from "./menu-queries.ts";
import { MenuVersions } from "./menu-versions.tsx";
import { NodeForm } from "./node-form.tsx";
import { TryMenu } from "./try-menu.tsx";
import { useMenuCheck } from "./use-menu-check.ts";

const CONFLICT = 409;
const languageChoices: readonly Locale[][] = [["zh-CN", "en"], ["en", "zh-CN"], ["zh-CN"], ["en"]];

/** The menu while it is being written: the outline, the step that is chosen, trying it out, and what it was before. */
export function MenuDraft(props: { accountId: number; saved: CallMenuView; onClose: () => void }) {
  const { t } = useTranslation();
  const { accountId, saved } = props;
  const client = useQueryClient();
  const wide = useWideScreen(1024);
  const dirty = useUnsavedGuard();
  const { busy, run } = useAction();
  const confirm = useConfirm();
  const [menu, setMenu] = useState(saved.menu);
  const [selected, setSelected] = useState<string | null>(wide ? saved.menu.start : null);
  const [tab, setTab] = useState<"steps" | "try" | "versions">("steps");
  const [heard, setHeard] = useState<string | null>(null);
  const problems = useMenuCheck(accountId, menu);
  const errors = problems.filter(({ level }) => level === "error");

  const change = (next: CallMenu) => {
    dirty.current = true;
    setMenu(next);
  };
  const put = (version: number) =>
    api.put("/api/v1/call-menus/:accountId", { params: { accountId }, body: { version, menu } });
  // Theirs stays among the versions, so that saving over it loses nothing.
  const putOver = async (refused: unknown) => {
    if (!isApiError(refused) || refused.status !== CONFLICT) throw refused;
    const theirs = await api.get("/api/v1/call-menus/:accountId", { params: { accountId } });
    const sure = await confirm({
      title: t("desk-call-menus.conflict.title", { version: theirs.version }),
      text: t("desk-call-menus.conflict.text"),
      ok: t("desk-call-menus.conflict.ok"),
      danger: true,
    });
    if (!sure) throw refused;
    return put(theirs.version);
  };
  const save = () =>
    run(async () => {
      const kept = await put(saved.version).catch(putOver);
      dirty.current = false;
      client.setQueryData(callMenuQuery(accountId).queryKey, kept);
      await client.invalidateQueries({ queryKey: ["call-menu-versions", accountId] });
    }, t("desk-forms.saved"));
  useHotkey({ keys: "mod+s", label: "desk-forms.save", group: "desk-forms.group", whileTyping: true }, save);

  const form = selected !== null && menu.nodes[selected] && (
    <NodeForm
      key={selected}
      menu={menu}
      id={selected}
      problems={problems.filter(({ node }) => node === selected)}
      onChange={change}
      onSelect={setSelected}
    />
  );
  const outline = (
    <MenuOutline
      menu={menu}
      problems={problems}
      selected={tab === "try" && heard !== null ? heard : selected}
      onSelect={(id) => {
        setTab("steps");
        setSelected(wide || id !== selected ? id : null);
      }}
      below={!wide && tab === "steps" && form}
    />
  );
  return (
    <div className={styles.editor}>
      <div className={styles.top}>
        <Tabs
          label={t("desk-call-menus.parts")}
          active={tab}
          onChange={setTab}
          items={{
            steps: t("desk-call-menus.steps"),
            try: t("desk-call-menus.try.title"),
            versions: t("desk-call-menus.versions.title"),
          }}
        />
        <Select
          value={menu.languages.join(" ")}
          onChange={(value) => change({ ...menu, languages: value.split(" ") as Locale[] })}
          aria-label={t("desk-call-menus.languages.label")}
          options={languageChoices.map((languages) => ({
            value: languages.join(" "),
            label: t(`desk-call-menus.languages.${languages.join("-")}`),
          }))}
        />
      </div>
      <ul className={styles.general} role="status">
        {problems
          .filter(({ node }) => node === null)
          .map(({ text }) => (
            <li key={text}>
              <Alert type="error" showIcon title={text} />
            </li>
          ))}
      </ul>
      <div className={styles.columns}>
        {(wide || tab === "steps") && outline}
        {tab === "steps" && wide && <div className={styles.part}>{form}</div>}
        {tab === "try" && (
          <div className={styles.part}>
            <TryMenu accountId={accountId} menu={menu} onHeard={setHeard} />
          </div>
        )}
        {tab === "versions" && (
          <div className={styles.part}>
            <MenuVersions
              accountId={accountId}
              current={saved.version}
              onRestore={(old) => {
                change(old);
                setSelected(old.start);
                setTab("steps");
              }}
            />
          </div>
        )}
      </div>
      <div className={styles.bar}>
        <Button type="primary" onClick={save} loading={busy}>
          {t("desk-forms.save")}
        </Button>
        <Button onClick={props.onClose}>{t("desk-forms.cancel")}</Button>
        <span role="status" className={errors.length > 0 ? styles.wrong : styles.soft}>
          {errors.length > 0
            ? t("desk-call-menus.faults", { count: errors.length })
            : t("desk-call-menus.version", { version: saved.version })}
        </span>
      </div>
    </div>
  );
}
