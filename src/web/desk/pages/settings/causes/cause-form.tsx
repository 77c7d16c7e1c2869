import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { CauseView, SaveCause } from "../../../../../shared/contract/causes.ts";
import { api } from "../../../../lib/api.ts";
import { causeChoices } from "../../../../lib/cause-queries.ts";
import { EditForm, FormRow } from "../../../../ui/edit-form.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { NamesFields } from "../shared/names-fields.tsx";
import { MergeCause } from "./merge-cause.tsx";

type Values = { names: SaveCause["names"]; parentId?: number; position: number; hints: string[]; code?: string };

/** What a cause is called, where it stands, and which words of customers hint at it. */
export function CauseForm(props: { cause: CauseView | null; all: readonly CauseView[]; onClose: () => void }) {
  const { cause, all, onClose } = props;
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const refresh = () => client.invalidateQueries({ queryKey: ["causes"] });
  const save = async ({ names, parentId, position, hints, code }: Values) => {
    const body: SaveCause = { names, parentId: parentId ?? null, position, hints };
    if (cause) await api.put("/api/v1/causes/:id", { params: { id: cause.id }, body });
    else await api.post("/api/v1/causes", { body: { ...body, ...(code?.trim() && { code: code.trim() }) } });
    await refresh();
  };
  const archive = async () => {
    if (!cause) return;
    const params = { id: cause.id };
    const act = () => api.post("/api/v1/causes/:id/archive", { params, body: { archived: !cause.archived } });
    if (!(await run(act, t("desk-forms.saved")))) return;
    await refresh();
    onClose();
  };
  const last = Math.max(0, ...all.map(({ position }) => position));
  const places = all.filter((one) => !one.archived && one.id !== cause?.id);
  return (
    <EditForm<Values, void>
      initial={{
        names: cause?.names ?? {},
        parentId: cause?.parentId ?? undefined,
        position: cause?.position ?? last + 10,
        hints: cause?.hints ?? [],
      }}
      save={save}
      onSaved={onClose}
      onCancel={onClose}
      more={
        cause &&
        cause.mergedInto === null && (
          <>
            {!cause.archived && <MergeCause cause={cause} others={places} onMerged={() => refresh().then(onClose)} />}
            <Button onClick={() => void archive()} loading={busy}>
              {t(cause.archived ? "desk-causes-tree.restore" : "desk-causes-tree.archive")}
            </Button>
          </>
        )
      }
    >
      <NamesFields name={["names"]} label={t("desk-settings.name")} />
      <FormRow>
        <Form.Item name="parentId" label={t("desk-causes-tree.below")} extra={t("desk-causes-tree.belowHint")}>
          <Select
            allowClear
            options={causeChoices(places, i18n.language)}
            placeholder={t("desk-causes-tree.top")}
            showSearch={{ optionFilterProp: "label" }}
          />
        </Form.Item>
        <Form.Item name="position" label={t("desk-causes-tree.position")} extra={t("desk-causes-tree.positionHint")}>
          <InputNumber min={0} max={100_000} precision={0} style={{ width: 140 }} />
        </Form.Item>
      </FormRow>
      {cause ? (
        <p style={{ marginBottom: 16 }}>
          {t("desk-causes-tree.code")}: <code>{cause.code}</code>
        </p>
      ) : (
        <Form.Item
          name="code"
          label={t("desk-causes-tree.code")}
          extra={t("desk-causes-tree.codeHint")}
          rules={[{ pattern: /^[a-z][a-z0-9_]{1,39}$/, message: t("desk-causes-tree.codeRule") }]}
        >
          <Input maxLength={40} style={{ maxWidth: 320 }} />
        </Form.Item>
      )}
      <Form.Item name="hints" label={t("desk-causes-tree.hints")} extra={t("desk-causes-tree.hintsHint")}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[",", "，", "、", "\n"]} />
      </Form.Item>
    </EditForm>
  );
}
