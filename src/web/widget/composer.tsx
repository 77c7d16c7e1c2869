import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Upload } from "../../shared/contract/conversations.ts";
import { Refused } from "./call.ts";
import type { Around } from "./chat-page.tsx";

const MOST_FILES = 5;
const LARGEST = 25 * 1_048_576;

/** The place to write. Enter sends, Shift + Enter begins a new line; while somebody composes Chinese it does neither. */
export function Composer({ chat, data, say }: Around) {
  const [text, setText] = useState("");
  const [files, setFiles] = useState<Upload[]>([]);
  const [busy, setBusy] = useState(0);
  const [fault, setFault] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const asks = chat.token === null && chat.pending.length === 0 && (data.askName || data.askMail);

  useEffect(() => {
    if (chat.isOpen) field.current?.focus();
  }, [chat.isOpen]);
  const grow = () => {
    const box = field.current!;
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, 140)}px`;
  };
  useLayoutEffect(grow);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (busy > 0 || (text.trim() === "" && files.length === 0)) return field.current?.focus();
    if (asks) {
      const given = new FormData(form);
      const [name, email] = [String(given.get("name") ?? "").trim(), String(given.get("email") ?? "").trim()];
      chat.who = { ...(name && { name }), ...(email && { email }) };
    }
    chat.write(text.trim(), files);
    chat.type(false);
    setText("");
    setFiles([]);
    setFault("");
    field.current?.focus();
  };
  const add = async (list: FileList | null | undefined) => {
    setFault("");
    for (const file of [...(list ?? [])].slice(0, MOST_FILES - files.length)) {
      if (file.size > LARGEST) {
        setFault(say("tooLarge", { name: file.name }));
        continue;
      }
      setBusy((count) => count + 1);
      try {
        const upload = await chat.upload(file);
        setFiles((before) => [...before, upload]);
      } catch (error) {
        setFault(say(error instanceof Refused ? "fileRefused" : "fileNotSent", { name: file.name }));
      } finally {
        setBusy((count) => count - 1);
      }
    }
    if (picker.current) picker.current.value = "";
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    (event.currentTarget as HTMLTextAreaElement).form!.requestSubmit();
  };

  return (
    <form class="composer" onSubmit={submit}>
      {asks && (
        <div class="asks">
          {data.askName && (
            <label>
              {say("name")}
              <input name="name" autocomplete="name" maxLength={100} />
            </label>
          )}
          {data.askMail && (
            <label>
              {say("email")}
              <input name="email" type="email" autocomplete="email" maxLength={254} />
            </label>
          )}
        </div>
      )}
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.sha256}>
              {file.name}{" "}
              <button
                type="button"
                class="plain"
                aria-label={say("remove", { name: file.name })}
                onClick={() => setFiles(files.filter((other) => other !== file))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="fault" role="alert">
        {fault}
      </p>
      <div class="row">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => void add((event.currentTarget as HTMLInputElement).files)}
        />
        <button
          type="button"
          class="icon"
          aria-label={say("attach")}
          aria-busy={busy > 0}
          onClick={() => picker.current!.click()}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M20 11l-8.5 8.5a5 5 0 01-7-7L13 4a3.3 3.3 0 014.7 4.7l-8.500 8.500a1.700 1.700 0 01-2.400-2.400L14.500 7" />
          </svg>
        </button>
        <textarea
          ref={field}
          rows={1}
          maxLength={10_000}
          value={text}
          aria-label={say("write")}
          placeholder={say("write")}
          enterkeyhint="send"
          onInput={(event) => {
            setText((event.currentTarget as HTMLTextAreaElement).value);
            chat.type(true);
          }}
          onBlur={() => chat.type(false)}
          onKeyDown={keys}
          onPaste={(event: ClipboardEvent) => void add(event.clipboardData?.files)}
        />
        <button type="submit" class="icon send" aria-label={say("send")}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 12l16-8-6 16-3-6z" />
          </svg>
        </button>
      </div>
    </form>
  );
}
