import type { Static } from "typebox";
import type {
  NotificationKind,
  Notifications,
  ReadNotifications,
  UnreadCount,
} from "../../../shared/contract/notifications.ts";
import type { PageQuery } from "./endpoint.ts";

export type NotificationEndpoints = {
  "GET /api/v1/notifications": {
    query: PageQuery & { unread?: boolean; kind?: NotificationKind; promiseId?: number };
    response: Notifications;
  };
  "POST /api/v1/notifications/read": { body: ReadNotifications; response: Static<typeof UnreadCount> };
};
