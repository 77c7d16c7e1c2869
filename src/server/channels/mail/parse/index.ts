export { parseMail } from "./parse-mail.ts";
