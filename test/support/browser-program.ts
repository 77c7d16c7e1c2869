import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import type { LaunchOptions } from "playwright-core";

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/keepword/", import.meta.url));
const FONT_WEIGHTS = ["400Regular", "500Medium", "600SemiBold", "700Bold"];

/**
 * How to launch the browser of the tests: a Chromium out of an npm package, with its own libraries and a font that has
 * Chinese, so that it runs and looks the same on a machine that has neither. `KEEPWORD_BROWSER` names another one.
 */
export async function browserLaunchOptions(): Promise<LaunchOptions> {
  const folder = await unpacked();
  return {
    executablePath: process.env.KEEPWORD_BROWSER ?? join(folder, "chromium"),
    args: [
      // Containers and root have no user namespaces for Chromium's sandbox; the tests open only our own pages.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-quic",
      "--no-first-run",
      "--font-render-hinting=none",
    ],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(folder, "keepword-fonts.conf"),
    },
  };
}

/** Unpacks the browser once a version, whole or not at all, so that test runs side by side can share it. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(await readFile(chromiumManifest(), "utf8"));
  const folder = join(CACHE, `chromium-${version}`);
  if (await stat(folder).catch(() => undefined)) return folder;
  if (!process.env.KEEPWORD_BROWSER && `${process.platform} ${process.arch}` !== "linux x64") {
    throw new Error(
      "The browser that comes with the tests runs on Linux x64 only. Name a Chromium or Chrome in KEEPWORD_BROWSER.",
    );
  }
  await mkdir(CACHE, { recursive: true });
  const workshop = await mkdtemp(`${folder}.new-`);
  await unpackInto(workshop);
  await writeFile(join(workshop, "keepword-fonts.conf"), fontsConf());
  await rename(workshop, folder).catch(() => rm(workshop, { recursive: true }));
  return folder;
}

/** The package unpacks to the temporary folder, and its libraries only where it believes to be in a bare cloud image. */
async function unpackInto(folder: string): Promise<void> {
  const before = {
    TMPDIR: process.env.TMPDIR ?? tmpdir(),
    CODEBUILD_BUILD_IMAGE: process.env.CODEBUILD_BUILD_IMAGE ?? "",
  };
  Object.assign(process.env, { TMPDIR: folder, CODEBUILD_BUILD_IMAGE: "nodejs24.x" });
  try {
    await chromium.executablePath();
  } finally {
    Object.assign(process.env, before);
  }
}

function fontsConf(): string {
  const fonts = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/noto-sans-sc/package.json"));
  const folders = FONT_WEIGHTS.map((weight) => `  <dir>${join(fonts, weight)}</dir>\n`).join("");
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders}  <cachedir>${join(CACHE, "fonts")}</cachedir>
</fontconfig>
`;
}

function chromiumManifest(): string {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  return join(entry, "..", "..", "..", "package.json");
}
