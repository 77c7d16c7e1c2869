import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { mboxReader } from "mbox-reader";

/** One mail of an archive: where it stood, its bytes, and how many bytes of the archive it took. */
export type ArchivedMail = { place: string; raw: Buffer; bytes: number };

export type MailArchive = {
  kind: "mbox" | "maildir" | "folder" | "file";
  /** of the whole archive, for the progress bar */
  bytes: number;
  mails(): AsyncGenerator<ArchivedMail>;
};

/**
 * Opens an archive of mails: an mbox file (also .gz), a Maildir (cur and new, and its subfolders), a folder of .eml files
 * at any depth, or one .eml file. Read one mail at a time, whatever the size.
 *
 * @throws Error in plain words when there is nothing of the kind
 */
export async function openMailArchive(path: string): Promise<MailArchive> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Error(`There is nothing at ${path}.`);
  if (found.isFile()) {
    if (path.toLowerCase().endsWith(".eml")) return filesArchive("file", [path]);
    return { kind: "mbox", bytes: found.size, mails: () => mboxMails(path) };
  }
  const files = await filesUnder(path);
  const ofMaildir = files.filter((file) => /[\\/](?:cur|new)[\\/][^\\/]+$/.test(file));
  if (ofMaildir.length > 0) return filesArchive("maildir", ofMaildir);
  const mails = files.filter((file) => file.toLowerCase().endsWith(".eml"));
  if (mails.length === 0) throw new Error(`${path} is neither a Maildir nor a folder with .eml files.`);
  return filesArchive("folder", mails);
}

async function* mboxMails(path: string): AsyncGenerator<ArchivedMail> {
  let number = 0;
  for await (const mail of mboxReader(createReadStream(path), { gz: path.toLowerCase().endsWith(".gz") })) {
    number++;
    yield { place: `${basename(path)} #${number}`, raw: mail.content, bytes: mail.content.length };
  }
}

async function filesArchive(kind: MailArchive["kind"], files: readonly string[]): Promise<MailArchive> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return {
    kind,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    async *mails() {
      for (const file of files) {
        const raw = await readFile(file);
        yield { place: file, raw, bytes: raw.length };
      }
    },
  };
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.sort();
}
