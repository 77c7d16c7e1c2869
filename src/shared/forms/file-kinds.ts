/** What a kind of files is called at its end; what the bytes are is looked at where they are shown. */
const endings = {
  image: ["jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "bmp", "avif"],
  video: ["mp4", "mov", "webm", "m4v", "avi", "mkv", "3gp"],
  audio: ["mp3", "m4a", "aac", "ogg", "opus", "wav", "amr", "flac"],
  pdf: ["pdf"],
  document: ["doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "csv", "txt", "rtf", "md"],
} as const;
export type FormFileKind = keyof typeof endings;

/** True when a file's name ends as one of these kinds does. */
export function isOfKind(name: string, kinds: readonly FormFileKind[]): boolean {
  const ending = name.toLowerCase().match(/\.([a-z0-9]{1,8})$/)?.[1];
  return ending !== undefined && kinds.some((kind) => (endings[kind] as readonly string[]).includes(ending));
}

/** What a browser's chooser of files is told: the `accept` of its input. */
export function acceptOf(kinds: readonly FormFileKind[] | undefined): string | undefined {
  return kinds?.length ? kinds.flatMap((kind) => endings[kind].map((ending) => `.${ending}`)).join(",") : undefined;
}
