import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The desk: one page under /desk. `vite build` writes it to dist/desk, where the server finds it. */
export default defineConfig({
  root: at("src/web/desk"),
  base: "/desk/",
  plugins: [react()],
  build: {
    outDir: at("dist/desk"),
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    sourcemap: false,
    rolldownOptions: {
      output: {
        // What changes seldom stays in the browser's cache over releases of the desk.
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: "tanstack", test: /node_modules[\\/]@tanstack[\\/]/, priority: 3 },
            { name: "i18next", test: /node_modules[\\/](i18next|react-i18next)[\\/]/, priority: 3 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/api": { target: process.env.KEEPWORD_URL ?? "http://localhost:3000", ws: true },
    },
  },
});
