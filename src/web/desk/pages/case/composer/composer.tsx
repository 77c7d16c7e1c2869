import { PaperClipOutlined } from "@ant-design/icons";
import { Alert, Button, Input, Segmented } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { type ClipboardEvent, type DragEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { DraftBody } from "../../../../../shared/contract/conversations.ts";
import { useHotkey } from "../../../../lib/hotkeys.ts";
import { ensureAllTexts } from "../../../../lib/i18n.ts";
import { useCan } from "../../../../lib/session.ts";
import { useSolving } from "../causes/use-solving.tsx";
import type { Viewers } from "../use-presence.ts";
import { AttachmentsBar } from "./attachments-bar.tsx";
import styles from "./composer.module.css";
import { ComposerWarnings } from "./composer-warnings.tsx";
import { MacroButton } from "./macro-button.tsx";
import { useNextDate } from "./next-date/use-next-date.ts";
import { Recipients } from "./recipients.tsx";
import { NoteButton, SendButton, useThenCategory } from "./send-button.tsx";
import { templateWords } from "./templates/filled-words.ts";
import { TemplateForm } from "./templates/template-form.tsx";
import { TemplatePicker } from "./templates/template-picker.tsx";
import { useTemplate } from "./templates/use-template.ts";
import { withText } from "./templates/with-text.ts";
import { useConfirmPublic } from "./use-confirm-public.ts";
import { useDraft } from "./use-draft.ts";
import { useSend } from "./use-send.ts";
import { useUploads } from "./use-uploads.ts";
import { WayNotice } from "./way-notice.tsx";
import { fitOf, wayKey } from "./ways.ts";

const NextDateBar = lazy(async () => {
  const [{ NextDateBar }] = await Promise.all([import("./next-date/next-date-bar.tsx"), ensureAllTexts()]);
  return { default: NextDateBar };
});
const AskDateDialog = lazy(async () => {
  const [{ AskDateDialog }] = await Promise.all([import("./next-date/ask-date-dialog.tsx"), ensureAllTexts()]);
  return { default: AskDateDialog };
});

const SuggestionBar = lazy(async () => {
  const [{ SuggestionBar }] = await Promise.all([import("./suggestions/suggestion-bar.tsx"), ensureAllTexts()]);
  return { default: SuggestionBar };
});

/** Where an answer or a note is written. What is typed here is never lost: see `useDraft` and `useSend`. */
export function Composer(props: {
  view: CaseView;
  others: Viewers;
  /** what to begin with at once: its key was pressed before this was here */
  begin: "reply" | "note" | null;
  onTyping: () => void;
}) {
  const { view, others, onTyping } = props;
  const { t } = useTranslation();
  const can = useCan();
  const area = useRef<TextAreaRef>(null);
  const section = useRef<HTMLElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const { body, state, change, clear, isEmpty } = useDraft(view.id, {
    kind: can("cases:reply") ? "reply" : "note",
    text: "",
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const { others: otherWays, ...firstWay } = view.replyTo;
  const ways = [firstWay, ...otherWays];
  const way = ways.find((one) => wayKey(one) === chosen) ?? firstWay;
  const [account, setAccount] = useState<number | null>(null);
  const accountId = account ?? way.accountId;
  const [then, setThen] = useThenCategory();
  const [since, setSince] = useState<string | null>(null);
  const files = body.attachments ?? [];
  const latest = useRef(files);
  latest.current = files;
  const uploads = useUploads((upload) => change({ attachments: [...latest.current, upload] }));
  const { send, busy, problem } = useSend(view, (sent) => {
    clear(sent);
    setSince(null);
    nextDate.forget();
    // The button that was pressed has nothing to send now, and a disabled one loses the focus.
    if (section.current?.contains(document.activeElement)) area.current?.focus();
  });
  const confirmPublic = useConfirmPublic();
  const nextDate = useNextDate(view);
  const solving = useSolving(view);
  const isNote = body.kind === "note";
  const [picking, setPicking] = useState(false);
  const filled = useTemplate(body, way, accountId);
  const fit = fitOf(way, body.text, files.length, filled !== null);
  const refused = !isNote && fit.problem !== null;
  const unwritten = filled ? !filled.template || filled.faults.length > 0 : body.text.trim() === "";
  const blocked = isEmpty || unwritten || uploads.uploading.length > 0 || refused;
  const said = filled ? templateWords(filled) : body.text;
  const mayUseTemplates = !isNote && way.templates && accountId !== null && can("cases:reply");

  const edit = (part: Partial<DraftBody>) => {
    change(part);
    setSince((before) => before ?? new Date().toISOString());
    // The customer in a chat is told that somebody types: a note is not for them.
    if (!isNote) onTyping();
  };
  const submit = async (category = then) => {
    if (blocked || busy) return;
    if (!isNote && way.public && !(await confirmPublic(body.text))) return;
    const plan = isNote ? { text: "", part: {} } : await nextDate.plan(said, category, !filled);
    if (plan === null) return;
    setThen(category);
    // A template that was chosen for another way stays in the draft.
    const words = filled ? body : { ...body, ...(!isNote && { text: plan.text }), template: undefined };
    const go = () => send(words, { ...way, accountId }, category, plan.part);
    if (!isNote && category === "solved") solving.ask(() => void go());
    else await go();
  };
  const insert = (text: string) => {
    if (filled?.template) return edit({ template: withText(filled.choice, filled.template, text) });
    const box = area.current?.resizableTextArea?.textArea;
    const at = box?.selectionStart ?? body.text.length;
    edit({ text: body.text.slice(0, at) + text + body.text.slice(box?.selectionEnd ?? at) });
    box?.focus();
  };
  const takeFiles = (event: ClipboardEvent | DragEvent) => {
    const data = "clipboardData" in event ? event.clipboardData : event.dataTransfer;
    if (data.files.length === 0 || filled) return;
    event.preventDefault();
    uploads.add(data.files);
  };
  const write = (kind: "reply" | "note") => {
    change({ kind });
    area.current?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the beginning
  useEffect(() => {
    if (props.begin) write(props.begin);
  }, []);
  const group = "desk-case.keys.group";
  useHotkey({ keys: "r", label: "desk-case.keys.reply", group }, () => write("reply"), can("cases:reply"));
  useHotkey({ keys: "n", label: "desk-case.keys.note", group }, () => write("note"), can("cases:note"));
  useHotkey({ keys: "mod+enter", label: "desk-case.keys.send", group, whileTyping: true }, () => void submit());

  const kinds = [
    ...(can("cases:reply") ? [{ value: "reply" as const, label: t("desk-composer.reply") }] : []),
    ...(can("cases:note") ? [{ value: "note" as const, label: t("desk-composer.note") }] : []),
  ];
  return (
    <section
      ref={section}
      className={`${styles.composer} ${isNote ? styles.isNote : ""}`}
      aria-label={t(isNote ? "desk-composer.note" : "desk-composer.reply")}
      onDragOver={(event) => event.preventDefault()}
      onDrop={takeFiles}
    >
      <div className={styles.top}>
        <Segmented size="small" options={kinds} value={body.kind} onChange={(kind) => write(kind)} />
        {isNote ? (
          <span className={styles.noteHint}>{t("desk-composer.noteHint")}</span>
        ) : (
          <Recipients
            view={view}
            way={way}
            ways={ways}
            body={body}
            accountId={accountId}
            onAccount={setAccount}
            onWay={(next) => {
              setChosen(wayKey(next));
              setAccount(null);
              change({ to: undefined, cc: undefined, bcc: undefined, subject: undefined, template: undefined });
            }}
            onChange={edit}
          />
        )}
      </div>
      <ComposerWarnings view={view} canSend={way.canSend} others={others} isNote={isNote} since={since} />
      {!isNote && (
        <WayNotice
          way={way}
          fit={fit}
          files={files.length}
          others={otherWays.length}
          onTemplate={mayUseTemplates && !filled ? () => setPicking(true) : undefined}
        />
      )}
      {picking && accountId !== null && (
        <TemplatePicker
          accountId={accountId}
          language={view.language}
          sessionOpen={way.session?.open ?? false}
          onClose={() => setPicking(false)}
          onPick={({ id, language }) => {
            setPicking(false);
            edit({ template: { id, language, values: {} } });
          }}
        />
      )}
      {filled && (
        <TemplateForm
          chosen={filled}
          sessionOpen={way.session?.open ?? false}
          onChange={(template) => edit({ template })}
          onPick={() => setPicking(true)}
          onLeave={() => edit({ template: undefined })}
        />
      )}
      {!filled && (
        <Input.TextArea
          ref={area}
          value={body.text}
          variant="borderless"
          autoSize={{ minRows: 3, maxRows: 14 }}
          maxLength={100_000}
          placeholder={t(isNote ? "desk-composer.notePlaceholder" : "desk-composer.replyPlaceholder", {
            name: view.customer.name || t("desk-message.nameless"),
          })}
          aria-label={t(isNote ? "desk-composer.noteText" : "desk-composer.replyText")}
          onChange={(event) => edit({ text: event.target.value })}
          onPaste={takeFiles}
        />
      )}
      {!filled && !isNote && (
        <Suspense fallback={null}>
          <SuggestionBar view={view} draft={body.text} onText={insert} solving={solving.ask} />
        </Suspense>
      )}
      {!isNote && nextDate.active && said !== "" && (
        <Suspense fallback={null}>
          <NextDateBar
            view={view}
            text={said}
            state={nextDate}
            onShow={(start, end) => {
              const box = area.current?.resizableTextArea?.textArea;
              box?.focus();
              box?.setSelectionRange(start, end);
            }}
          />
        </Suspense>
      )}
      {nextDate.asked && (
        <Suspense fallback={null}>
          <AskDateDialog asked={nextDate.asked} onTell={nextDate.asked.tell} />
        </Suspense>
      )}
      <AttachmentsBar
        attachments={filled ? [] : files}
        uploading={uploads.uploading}
        onRemove={(gone) => edit({ attachments: files.filter((file) => file !== gone) })}
        onDrop={uploads.drop}
      />
      {problem && <Alert type="error" showIcon title={t("desk-composer.notSent")} description={problem} />}
      <div className={styles.bottom}>
        {!filled && (
          <Button size="small" icon={<PaperClipOutlined aria-hidden="true" />} onClick={() => picker.current?.click()}>
            {t("desk-composer.attach")}
          </Button>
        )}
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={t("desk-composer.attach")}
          onChange={(event) => {
            uploads.add(event.target.files ?? []);
            event.target.value = "";
          }}
        />
        {mayUseTemplates && !filled && (
          <Button size="small" onClick={() => setPicking(true)}>
            {t("desk-template.button")}
          </Button>
        )}
        {can("macros:use") && <MacroButton caseId={view.id} onText={insert} solving={solving.ask} />}
        <span className={styles.saved} role="status">
          {state !== "empty" && t(`desk-composer.draft.${state}`)}
        </span>
        {isNote ? (
          <NoteButton busy={busy} disabled={blocked} onSend={() => void submit()} />
        ) : (
          <SendButton then={then} busy={busy} disabled={blocked} onSend={(category) => void submit(category)} />
        )}
      </div>
      {solving.question}
    </section>
  );
}
