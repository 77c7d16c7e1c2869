import type { Static } from "typebox";
import type {
  AddNote,
  DraftBody,
  DraftView,
  MessageView,
  OutboxRow,
  SendReply,
  UndoneMessage,
  Upload,
} from "../../../shared/contract/conversations.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type ConversationEndpoints = {
  "GET /api/v1/cases/:id/messages": {
    params: ById;
    query: PageQuery & { before?: number };
    response: Page<MessageView>;
  };
  "POST /api/v1/cases/:id/reply": { params: ById; body: SendReply; response: MessageView };
  "POST /api/v1/cases/:id/notes": { params: ById; body: Static<typeof AddNote>; response: MessageView };
  "POST /api/v1/messages/:id/undo": { params: ById; response: Static<typeof UndoneMessage> };
  "POST /api/v1/messages/:id/retry": { params: ById; response: MessageView };
  "POST /api/v1/messages/:id/cancel": { params: ById; response: MessageView };
  "POST /api/v1/uploads": { body: FormData; response: Upload };
  "GET /api/v1/cases/:id/draft": { params: ById; response: Static<typeof DraftView> | null };
  "PUT /api/v1/cases/:id/draft": { params: ById; body: DraftBody; response: Static<typeof DraftView> };
  "DELETE /api/v1/cases/:id/draft": { params: ById; response: Done };
  "GET /api/v1/outbox": {
    query: PageQuery & { state?: "waiting" | "failed" | "bounced" | "sent" };
    response: Page<OutboxRow>;
  };
};
