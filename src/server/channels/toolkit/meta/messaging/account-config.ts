import { Type } from "typebox";
import type { AccountField } from "../../../../kernel/channel/index.ts";

export const MetaMessagingConfig = Type.Object({
  pageId: Type.String({ pattern: "^\\d{5,30}$" }),
  accessToken: Type.String({ minLength: 10, maxLength: 1_000 }),
  appSecret: Type.String({ pattern: "^[0-9a-fA-F]{16,64}$" }),
  verifyToken: Type.String({ minLength: 8, maxLength: 200 }),
  humanAgent: Type.Optional(Type.Boolean()),
  apiUrl: Type.String({ pattern: "^https?://" }),
});

/** The settings form of a page or a professional account. @param apiUrl where its API is */
export function metaMessagingFields(apiUrl: string): readonly AccountField[] {
  const group = "provider";
  return [
    { name: "pageId", kind: "text", required: true, group },
    { name: "accessToken", kind: "password", secret: true, required: true, group },
    { name: "appSecret", kind: "password", secret: true, required: true, group },
    { name: "verifyToken", kind: "text", required: true, group },
    { name: "humanAgent", kind: "boolean", default: false, group },
    { name: "apiUrl", kind: "url", host: true, required: true, default: apiUrl, group },
  ];
}
