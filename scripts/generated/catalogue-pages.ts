import { errorCatalogue, httpStatusOfKind } from "../../src/server/kernel/errors.ts";
import { eventCatalogue } from "../../src/server/kernel/events/define-event.ts";

/** `docs/errors.md`: every error a program can meet. */
export function errorsMarkdown(): string {
  const rows = [...errorCatalogue().values()]
    .sort((a, b) => a.code.localeCompare(b.code))
    .map(({ code, kind, message }) => `| \`${code}\` | ${httpStatusOfKind[kind]} | ${kind} | ${inTable(message)} |`);
  return `# Errors

Generated from the error catalogue. An answer with an error is \`{"error": {"code", "message", "params", "fields"?}}\`; \`code\` never
changes its meaning. What is not in this list is \`internal\` (500) with a reference that stands in the log.

| code | status | kind | message |
|---|---|---|---|
${rows.join("\n")}
`;
}

/** `docs/events.md`: every fact the desk announces. */
export function eventsMarkdown(): string {
  const rows = [...eventCatalogue().values()]
    .sort((a, b) => a.type.localeCompare(b.type))
    .map(({ type, description, schema }) => `| \`${type}\` | ${inTable(description)} | ${fieldsOf(schema)} |`);
  return `# Events

Generated from the event catalogue. An event is written in the transaction of the change it tells of; it carries the time, who acted,
and the case and customer it belongs to, beside the data below.

| type | what happened | data |
|---|---|---|
${rows.join("\n")}
`;
}

function fieldsOf(schema: unknown): string {
  const properties = (schema as { properties?: Record<string, unknown> }).properties ?? {};
  return Object.keys(properties)
    .map((name) => `\`${name}\``)
    .join(", ");
}

function inTable(text: string): string {
  return text.replaceAll("|", "\\|");
}
