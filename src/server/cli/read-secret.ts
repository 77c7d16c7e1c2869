import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/**
 * Reads a secret that must not be seen in the list of processes or in the shell's history: typed without being shown
 * where somebody sits at a terminal, else the first line of standard input.
 */
export async function readSecret(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) stderr.write(prompt);
  // A terminal echoes what readline writes; into nowhere, nothing is shown.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: stdin.isTTY });
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write("\n");
  }
}
