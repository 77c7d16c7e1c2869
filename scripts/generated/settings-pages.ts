import { settings } from "../../src/server/kernel/config.ts";

/** `docs/settings.md`: every setting of the environment. */
export function settingsMarkdown(): string {
  const rows = Object.values(settings).map(
    ({ env, fallback, doc }) => `| \`${env}\` | ${fallback === "" ? "" : `\`${fallback}\``} | ${doc} |`,
  );
  return `# Settings

Generated from \`src/server/kernel/config.ts\`. Settings are read from the environment when a process starts; all faults are
reported together. \`NAME_FILE\` may name a file that holds the value of \`NAME\`.

| setting | default | meaning |
|---|---|---|
${rows.join("\n")}
`;
}

/** `.env.example`: the same list to copy from. */
export function envExample(): string {
  const blocks = Object.values(settings).map(({ env, fallback, doc }) => `# ${doc}\n#${env}=${fallback}\n`);
  return `# Every setting with its default. Export what you change; docs/settings.md explains.\n\n${blocks.join("\n")}`;
}
