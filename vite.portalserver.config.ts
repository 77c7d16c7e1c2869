import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The portal's pages as one module that the server renders them with: dist/portal/server/render.js. */
export default defineConfig({
  root: at("src/web/portal"),
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: at("dist/portal/server"),
    emptyOutDir: true,
    target: "node24",
    ssr: at("src/web/portal/render.tsx"),
    rolldownOptions: { output: { entryFileNames: "render.js" } },
  },
  ssr: { noExternal: true },
});
