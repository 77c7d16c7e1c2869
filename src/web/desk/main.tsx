import { createRoot } from "react-dom/client";
import "../ui/tokens.css";
import { ensureAllTexts, preferredLocale, startI18n } from "../lib/i18n.ts";
import { createQueryClient } from "../lib/query-client.ts";
import { meQuery } from "../lib/session.ts";
import { DeskApp } from "./desk-app.tsx";

const client = createQueryClient();
// Who is signed in is asked while the texts are on their way.
void client.prefetchQuery(meQuery);
await startI18n(preferredLocale());
createRoot(document.getElementById("root")!).render(<DeskApp client={client} />);

// What the next pages and dialogs say comes once the first view has had its turn; who is faster waits for it there.
setTimeout(() => void ensureAllTexts().catch(() => undefined), 1_500);
