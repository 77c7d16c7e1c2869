import { createRoot } from "react-dom/client";
import "../ui/tokens.css";
import { preferredLocale, startI18n } from "../lib/i18n.ts";
import { DeskApp } from "./desk-app.tsx";

await startI18n(preferredLocale());
createRoot(document.getElementById("root")!).render(<DeskApp />);
