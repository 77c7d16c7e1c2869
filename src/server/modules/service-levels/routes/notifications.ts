import {
  ListNotifications,
  Notifications,
  ReadNotifications,
  UnreadCount,
} from "../../../../shared/contract/notifications.ts";
import { route } from "../../../kernel/http/route.ts";
import { listNotifications, readNotifications } from "../notifications/list-notifications.ts";

export const notificationRoutes = [
  route({
    method: "GET",
    path: "/api/v1/notifications",
    access: "signed-in",
    summary: "What the desk told you, newest first, and how much of it is unread.",
    query: ListNotifications,
    response: Notifications,
    handler: (ctx, { query }) => listNotifications(ctx, query),
  }),
  route({
    method: "POST",
    path: "/api/v1/notifications/read",
    access: "signed-in",
    summary: "Marks notifications as read.",
    body: ReadNotifications,
    response: UnreadCount,
    handler: (ctx, { body }) => readNotifications(ctx, body),
  }),
];
