import { expect, test } from "vitest";
import { explainFailure } from "./explain-failure.ts";

const said = {
  'initdb: error: could not write file "/d/pg_wal/1": No space left on device': "The disk is full.",
  // What initdb says when the disk is full while it works: the panic is not the cause.
  "HINT:  Check free disk space.\nPANIC:  cannot abort transaction 1, it was already committed": "The disk is full.",
  'FATAL:  could not create lock file "postmaster.pid": Read-only file system': "mounted read-only",
  'FATAL:  could not open directory "/d/postgres": Permission denied': "may not use this folder",
  'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use': "Another program uses the port",
  "FATAL:  could not map anonymous shared memory: Cannot allocate memory": "not enough memory",
  "PANIC:  could not locate a valid checkpoint record at 0/1537578": "data folder is damaged",
  "setpriv: apply capabilities: Operation not permitted": "Move Keepword out of the closed folder",
  "initdb: error: cannot be run as root": "Start Keepword as an ordinary user",
  "/x/postgres: error while loading shared libraries: libicuuc.so.60": "set DATABASE_URL",
};

test.each(Object.entries(said))("explains %s", (output, explanation) => {
  const text = explainFailure(output, "/d");
  expect(text).toContain(explanation);
  for (const own of output.split("\n")) expect(text).toContain(own);
});

test("shows only the last lines of a long log", () => {
  const log = Array.from({ length: 100 }, (_, i) => `line ${i}`).join("\n");
  expect(explainFailure(log, "/d")).not.toContain("line 87\n");
  expect(explainFailure(log, "/d")).toContain("line 99");
});
