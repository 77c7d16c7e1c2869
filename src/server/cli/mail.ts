import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { inspectMail, type MailInspection } from "../channels/mail/parse/index.ts";

/** `keepword mail …`: looking at mails without a desk. */
export function mailCommand(): Command {
  const mail = new Command("mail").description("look at mails as the desk would understand them");
  mail
    .command("inspect <file...>")
    .description("print what would be stored of each mail; with --json one JSON object a line")
    .option("--json", "print JSON")
    .action(async (files: string[], options: { json?: boolean }) => {
      for (const file of files) {
        const found = await inspectMail(file, await readFile(file));
        process.stdout.write(options.json ? `${JSON.stringify(found)}\n` : `${readable(found)}\n`);
      }
    });
  return mail;
}

function readable(mail: MailInspection): string {
  const people = (list: MailInspection["to"]) =>
    list.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(", ");
  const lines: [string, string][] = [
    ["File", mail.file],
    ["From", people(mail.from)],
    ["To", people(mail.to)],
    ["Cc", people(mail.cc)],
    ["Subject", mail.subject],
    ["Date", mail.date ?? ""],
    ["Message-ID", mail.messageId ?? ""],
    ["Answers", [mail.inReplyTo, ...mail.references].filter(Boolean).join(" ")],
    ["Language", mail.language ?? ""],
    ["Automatic", mail.autoReply ?? ""],
    ["Files", mail.attachments.map(({ name, type, size }) => `${name || "(no name)"} ${type} ${size} B`).join("; ")],
    ["Problems", mail.problems.map(({ code, detail }) => `${code}: ${detail}`).join("; ")],
  ];
  const head = lines.filter(([, value]) => value !== "").map(([name, value]) => `${name.padEnd(11)} ${value}`);
  const parts = [mail.visibleText, quoted("quoted", mail.quotedText), quoted("signature", mail.signature)];
  return [...head, "", ...parts.filter((part) => part !== "")].join("\n");
}

function quoted(what: string, text: string): string {
  return text === "" ? "" : `--- ${what} ---\n${text}`;
}
