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
        // The first view in few files: a browser fetches six at a time. What changes seldom stays in its cache over
        // releases of the desk.
        codeSplitting: {
          groups: [
            {
              name: "react",
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/,
              tags: ["$initial"],
              priority: 3,
            },
            {
              name: "components",
              test: /node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/,
              tags: ["$initial"],
              priority: 3,
            },
            { name: "libraries", test: /node_modules[\\/]/, tags: ["$initial"], priority: 2 },
            // Not the entry itself: it waits for the texts, and nothing that others import may wait with it.
            {
              name: "desk",
              test: /[\\/]src[\\/](shared|web[\\/](?!desk[\\/](index\.html|main\.tsx)))/,
              tags: ["$initial"],
              priority: 1,
            },
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
