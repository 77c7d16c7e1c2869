import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The chat on shops' pages: `widget.js` under an address that never changes, and the page in its frame: dist/widget. */
export default defineConfig({
  root: at("src/web/widget"),
  base: "/widget/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: at("dist/widget"),
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { widget: at("src/web/widget/loader.ts"), chat: at("src/web/widget/chat.tsx") },
      output: { entryFileNames: ({ name }) => (name === "widget" ? "widget.js" : "assets/[name]-[hash].js") },
    },
  },
});
