import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The portal's style and its small script, for the browser: dist/portal, served under /portal. */
export default defineConfig({
  root: at("src/web/portal"),
  base: "/portal/",
  build: {
    outDir: at("dist/portal"),
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    rolldownOptions: { input: at("src/web/portal/enliven.ts") },
  },
});
