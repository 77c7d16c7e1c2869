import "./widget.css";
import { render } from "preact";
import type { ChatPageData } from "../../shared/contract/chat.ts";
import { keptPass } from "../lib/cobrowse/kept-pass.ts";
import { ChatPage } from "./chat-page.tsx";
import { Chat } from "./chat-state.ts";
import { keep, kept } from "./kept.ts";
import { onColour } from "./on-colour.ts";
import { wordsIn } from "./words.ts";

const data: ChatPageData = JSON.parse(document.getElementById("chat")!.textContent!);
const say = wordsIn(data.locale);
const chat = new Chat(data);
document.documentElement.style.setProperty("--on-accent", onColour(data.colour));

const DAY = 86_400_000;
const userName = `keepword:${data.key}:user`;
const markOf = ({ id }: { id: unknown }) => JSON.stringify([String(id), Math.floor(Date.now() / DAY)]);

/** Which of the shop's pages it stands in; nobody else is told anything or listened to. */
let parentOrigin: string | null = null;
const tell = (message: object, ports: MessagePort[] = []) => {
  if (parentOrigin !== null) parent.postMessage(message, parentOrigin, ports);
};
let told = "";
chat.changed = () => {
  draw();
  const state = JSON.stringify([chat.unread, chat.token !== null]);
  if (state === told || parentOrigin === null) return;
  told = state;
  tell({ keepword: "unread", count: chat.unread });
  tell({ keepword: "thread", has: chat.token !== null || keptPass() !== null });
};
const close = () => tell({ keepword: "shut" });
const open = () => tell({ keepword: "open" });
const root = document.getElementById("root")!;
const draw = () =>
  render(<ChatPage chat={chat} data={data} say={say} onClose={close} onOpen={open} tell={tell} />, root);

addEventListener("message", ({ source, origin, data: message }) => {
  if (source !== parent || !data.origins.includes(origin)) return;
  if (parent !== window) parentOrigin = origin;
  switch (message?.keepword) {
    case "open":
      return chat.setOpen(true);
    case "shut":
      return chat.setOpen(false);
    case "identify":
      // Each page of the shop says it again: only another user, or another day, is news.
      if (message.user && (chat.token === null || kept(userName) !== markOf(message.user))) {
        void chat.identify(message.user, () => keep(userName, markOf(message.user)));
      }
      return;
    case "hello":
      return resume();
    case "code":
      return void dispatchEvent(new Event("keepword-code"));
    case "logout":
      // Shops may say so on every page of whoever is not signed in: a stranger's thread stays.
      if (kept(userName) === null) return;
      keep(userName, null);
      return chat.become(null);
  }
});

/** The page before was shown to somebody: so is this one. */
async function resume(): Promise<void> {
  if (keptPass() === null) return;
  const { goOnSharing } = await import("./share/share-session.ts");
  goOnSharing(data.locale, tell);
}

if (parent === window) chat.setOpen(true);
else {
  // The page around tells its origin by the first word it says; to ask for that word betrays nothing.
  for (const origin of data.origins) parent.postMessage({ keepword: "ready" }, origin);
  const [ancestor] = location.ancestorOrigins ?? [];
  parentOrigin = ancestor && data.origins.includes(ancestor) ? ancestor : null;
}
addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
chat.start();
chat.changed();
