const explanations: [RegExp, string][] = [
  [
    /No space left on device|Disk quota exceeded|Check free disk space/,
    "The disk is full. Free some space, then start Keepword again.",
  ],
  [
    /Read-only file system|EROFS/,
    "The disk is mounted read-only. Choose another place with KEEPWORD_DATA, or mount it writable.",
  ],
  [
    /Input\/output error/,
    "The disk reports errors. Check the hardware; restore the data folder from a backup if it is damaged.",
  ],
  [
    /setpriv: .*(capab|Operation not permitted)|setpriv ENOENT/,
    "PostgreSQL does not run as root, and its user may not enter this folder. Move Keepword out of the closed folder (to /opt/keepword, say), or start it as an ordinary user.",
  ],
  [
    /Permission denied|EACCES|Operation not permitted/,
    "The user that PostgreSQL runs as may not use this folder. Check who owns it and the folders above it.",
  ],
  [
    /cannot be run as root|must not be run as root|execution of PostgreSQL by a user with administrative permissions/i,
    "PostgreSQL does not run as root or administrator. Start Keepword as an ordinary user.",
  ],
  [
    /Address already in use|could not create any TCP\/IP sockets/,
    "Another program uses the port of the embedded PostgreSQL. Stop that program, then start Keepword again.",
  ],
  [
    /Cannot allocate memory|could not (map|create) .*shared memory/,
    "There is not enough memory to start PostgreSQL. It needs about 200 MB.",
  ],
  [
    /database files are incompatible with server/,
    "The data folder was written by another version of PostgreSQL, or on another kind of processor.",
  ],
  [
    /configuration file .* contains errors|unrecognized configuration parameter|invalid value for parameter/,
    "A setting in postgresql.conf is wrong. The line is named below.",
  ],
  [
    /could not locate a valid checkpoint record|invalid checkpoint record|invalid page in block|PANIC:/,
    "The data folder is damaged. Keep a copy of it, then restore the last backup.",
  ],
  [
    /error while loading shared libraries|cannot execute|ENOENT/,
    "The PostgreSQL that came with Keepword does not run here. Alpine Linux and others without glibc are not supported by it: set DATABASE_URL to a PostgreSQL of your own. Elsewhere, install again with: npm ci",
  ],
];

const LINES_SHOWN = 12;

/**
 * Turns what PostgreSQL printed into what happened and what to do, followed by its own last lines.
 *
 * @param output the program's output or the tail of its log
 */
export function explainFailure(output: string, dataDir: string): string {
  const explanation = explanations.find(([pattern]) => pattern.test(output))?.[1];
  const own = output.trim().split("\n").slice(-LINES_SHOWN).join("\n  ");
  return `The embedded PostgreSQL in ${dataDir} did not start. ${explanation ?? "Its own words:"}\n  ${own}`;
}
