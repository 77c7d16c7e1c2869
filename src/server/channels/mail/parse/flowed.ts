/**
 * Undoes format=flowed (RFC 3676): soft breaks joined, space-stuffing removed. Quoted lines keep their breaks: clients mark
 * old history as flowed without rewrapping it, and joining would glue its lines together.
 */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let paragraph: string | null = null;
  for (const line of text.split("\n")) {
    const fixed = line.startsWith(">") || line === "-- " || line.trim() === "";
    if (fixed && paragraph !== null) {
      out.push(paragraph);
      paragraph = null;
    }
    if (fixed) {
      out.push(line);
      continue;
    }
    const body = line.startsWith(" ") ? line.slice(1) : line;
    paragraph = (paragraph ?? "") + body;
    if (body.endsWith(" ")) {
      if (delSp) paragraph = paragraph.slice(0, -1);
    } else {
      out.push(paragraph);
      paragraph = null;
    }
  }
  if (paragraph !== null) out.push(paragraph);
  return out.join("\n");
}
