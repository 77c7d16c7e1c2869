/**
 * What a shop's page loads: a button, and the chat in a frame of ours when somebody wants it. It stands in other people's
 * pages: everything is in a shadow root, nothing is global but `Keepword`, no cookie is set, and nothing is kept before
 * somebody wrote. Styles are set by script objects, which a strict policy of the page allows.
 */
(() => {
  type Command = [name: string, data?: unknown];
  type Door = { (...command: Command): void; q?: ArrayLike<unknown>[] };
  const page = window as unknown as { Keepword?: Door };
  const script = document.currentScript as HTMLScriptElement | null;
  const key = script?.dataset.key;
  if (!script || !key || document.querySelector("keepword-chat")) return;
  const base = new URL(script.src).origin;
  const lang = script.dataset.lang ?? (document.documentElement.lang || navigator.language);
  const zh = /^zh\b/i.test(lang);
  const words = zh
    ? { open: "打开聊天", close: "关闭聊天", title: "聊天", news: "条新消息" }
    : { open: "Open the chat", close: "Close the chat", title: "Chat", news: "new messages" };
  const mark = `keepword-chat:${key}`;

  const host = document.createElement("keepword-chat");
  const root = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host{all:initial;--accent:${safeColour(script.dataset.colour)};--on:${onColour(safeColour(script.dataset.colour))}}
    button{position:fixed;z-index:2147483000;right:max(16px,env(safe-area-inset-right));bottom:max(16px,env(safe-area-inset-bottom));
      width:56px;height:56px;padding:0;border:0;border-radius:50%;background:var(--keepword-accent,var(--accent));
      color:var(--keepword-on-accent,var(--on));box-shadow:0 2px 12px #0004;cursor:pointer}
    button:focus-visible{outline:3px solid var(--keepword-accent,var(--accent));outline-offset:3px}
    svg{width:26px;height:26px;display:block;margin:auto}
    b{position:absolute;top:-4px;right:-4px;min-width:20px;height:20px;border-radius:10px;background:#b3261e;color:#fff;
      font:600 12px/20px system-ui,sans-serif;text-align:center}
    b:empty{display:none}
    iframe{position:fixed;z-index:2147483001;right:16px;bottom:84px;width:376px;height:min(600px,calc(100vh - 100px));border:0;
      border-radius:12px;box-shadow:0 8px 32px #0005;background:Canvas;color-scheme:normal}
    iframe[hidden]{display:none}
    @media (max-width:480px){iframe{inset:0;width:100%;height:100%;border-radius:0}}
  `);
  root.adoptedStyleSheets = [style];
  const button = document.createElement("button");
  button.type = "button";
  button.innerHTML =
    '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" aria-hidden="true"><path d="M4 4h16v12H9l-5 4z"/></svg>';
  const badge = document.createElement("b");
  button.append(badge);
  root.append(button);

  let frame: HTMLIFrameElement | null = null;
  let ready = false;
  let open = false;
  const waiting: unknown[] = [];

  const tell = (message: unknown) => {
    if (ready) frame!.contentWindow!.postMessage(message, base);
    else waiting.push(message);
  };
  const load = () => {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = words.title;
    frame.hidden = true;
    // Asked for only when somebody calls, by the browser and each time anew where the person wants that.
    frame.allow = "microphone; autoplay";
    frame.src = `${base}/chat/${key}?lang=${zh ? "zh-CN" : "en"}`;
    root.append(frame);
  };
  const show = (to: boolean, focus = true) => {
    if (to) load();
    open = to;
    if (frame) frame.hidden = !to;
    button.setAttribute("aria-expanded", String(to));
    name(0);
    tell({ keepword: to ? "open" : "shut" });
    if (!focus) return;
    if (to) frame!.focus();
    else button.focus();
  };
  const name = (unread: number) => {
    badge.textContent = unread && !open ? String(unread) : "";
    button.ariaLabel = open ? words.close : unread ? `${words.open} (${unread} ${words.news})` : words.open;
  };
  name(0);
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => show(!open));

  addEventListener("message", ({ source, origin, data, ports }) => {
    if (!frame || source !== frame.contentWindow || origin !== base) return;
    if (data?.keepword === "ready") {
      ready = true;
      // Said so that the frame knows whose page it stands in, and can go on with what it did on the last one.
      tell({ keepword: "hello" });
      for (const message of waiting.splice(0)) tell(message);
    } else if (data?.keepword === "shut") show(false);
    else if (data?.keepword === "open") show(true, false);
    else if (data?.keepword === "unread") name(Number(data.count));
    else if (data?.keepword === "thread") {
      remember(Boolean(data.has));
    } else if (data?.keepword === "share" && ports[0]) share(ports[0]);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open && root.activeElement) show(false);
  });

  const run = (command: string, data?: unknown) => {
    if (command === "open") show(true);
    else if (command === "close") show(false);
    else if (command === "identify") {
      load();
      tell({ keepword: "identify", user: data });
    } else if (command === "logout") {
      load();
      tell({ keepword: "logout" });
    } else if (command === "share") {
      show(true);
      tell({ keepword: "code" });
    }
  };
  const asked = page.Keepword?.q ?? [];
  page.Keepword = run as Door;

  const begin = () => {
    document.body.append(host);
    for (const command of asked) run(...(Array.from(command) as Command));
    // Who wrote before is told of answers on every page.
    if (wrote()) load();
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);

  /** The visitor agreed to show this page: what does so is loaded now, and speaks with the frame by itself. */
  function share(port: MessagePort) {
    const script = document.createElement("script");
    script.src = `${base}/share.js`;
    script.onload = () => script.dispatchEvent(new CustomEvent("keepword", { detail: port }));
    script.onerror = () => port.postMessage({ t: "end" });
    document.head.append(script);
  }
  function remember(has: boolean) {
    try {
      if (has) localStorage.setItem(mark, "1");
      else localStorage.removeItem(mark);
    } catch {
      // A browser that keeps nothing: the chat is then told of at the next click.
    }
  }
  function wrote(): boolean {
    try {
      return localStorage.getItem(mark) !== null;
    } catch {
      return false;
    }
  }
  function safeColour(colour: string | undefined): string {
    return colour && /^#[0-9a-f]{6}$/i.test(colour) ? colour : "#2c54a6";
  }
  /** White or black, whichever is read better on it (WCAG relative luminance). */
  function onColour(colour: string): string {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! > 0.179 ? "#000" : "#fff";
  }
})();
