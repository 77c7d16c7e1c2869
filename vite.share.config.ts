import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a shop's page loads when its visitor agreed to show it: one script that leaves nothing global, dist/share/share.js. */
export default defineConfig({
  root: at("src/web/widget"),
  build: {
    outDir: at("dist/share"),
    emptyOutDir: true,
    copyPublicDir: false,
    target: "es2022",
    rolldownOptions: {
      input: { share: at("src/web/widget/share.ts") },
      output: { format: "iife", entryFileNames: "share.js" },
    },
  },
});
