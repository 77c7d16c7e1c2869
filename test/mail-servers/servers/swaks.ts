import { execFile } from "node:child_process";
import { promisify } from "node:util";

export type SwaksMail = {
  port: number;
  from: string;
  to: string;
  subject: string;
  text: string;
  /** any other header lines */
  headers?: Record<string, string>;
};

/** Sends a mail with swaks, the postmasters' tool. @throws Error with the conversation when it was not taken */
export async function swaks({ port, from, to, subject, text, headers = {} }: SwaksMail): Promise<void> {
  const extra = Object.entries(headers).flatMap(([name, value]) => ["--add-header", `${name}: ${value}`]);
  const where = ["--server", "127.0.0.1", "--port", String(port), "--from", from, "--to", to];
  const what = ["--header", `Subject: ${subject}`, "--header", "X-Mailer: a person", "--body", text];
  await promisify(execFile)("swaks", [...where, ...what, ...extra]).catch((error) => {
    throw new Error(`swaks: ${error.stdout}`);
  });
}
