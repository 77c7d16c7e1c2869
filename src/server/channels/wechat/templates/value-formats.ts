import type { TemplateField } from "../../../kernel/channel/index.ts";

type Format = Pick<TemplateField, "maxLength" | "format" | "pattern">;

const any = (maxLength: number): Format => ({ maxLength, format: null, pattern: null });
const only = (format: string, maxLength: number, pattern: string): Format => ({ maxLength, format, pattern });

/** "15:01", "15:01:30" */
const CLOCK = "\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?";
/** "2019年10月1日", "2018-01-01", "2018/01", "10月1日" */
const DAY =
  "(?:\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?|\\d{1,2}月\\d{1,2}日|\\d{4}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?|\\d{1,2}[-/.]\\d{1,2})";
const MOMENT = `(?:${DAY}(?:\\s*${CLOCK})?|${CLOCK})`;
const SPAN = `^${MOMENT}(?:\\s*[~～]\\s*${MOMENT})?$`;

/**
 * How values are written by the type that begins their name, as in `thing1` and `amount2`
 * (https://developers.weixin.qq.com/doc/service/api/notify/template/api_sendtemplatemessage).
 */
const FORMATS: Readonly<Record<string, Format>> = {
  thing: any(20),
  number: only("number", 32, "^[+-]?\\d+(?:\\.\\d+)?$"),
  letter: only("letters", 32, "^[A-Za-z]+$"),
  symbol: only("symbols", 5, "^[^\\p{L}\\p{N}\\s]+$"),
  character_string: only("string", 32, "^[\\x20-\\x7e]+$"),
  time: only("time", 64, SPAN),
  date: only("date", 64, SPAN),
  amount: only("amount", 14, "^\\p{Sc}?\\d{1,10}(?:\\.\\d{1,10})?元?$"),
  phone_number: only("phone", 17, "^[\\d+()\\s-]+$"),
  car_number: only("car", 8, "^[\\p{Script=Han}A-Za-z0-9]+$"),
  name: only("name", 20, "^(?:[\\p{Script=Han}·A-Za-z .]{1,10}|[A-Za-z .'-]{1,20})$"),
  phrase: only("phrase", 5, "^\\p{Script=Han}+$"),
  enum: any(20),
  const: any(20),
};

/** What a field of this name may hold. Those of before 2023 (`first`, `keyword1`) have no type. */
export function formatOf(name: string): Format {
  const type = /^([a-z_]+?)_?\d*$/.exec(name)?.[1] ?? "";
  return Object.hasOwn(FORMATS, type) ? FORMATS[type]! : any(200);
}
