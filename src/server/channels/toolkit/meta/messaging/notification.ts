/**
 * The parts of notifications that matter here
 * (https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events).
 */
export type Notification = { object?: string; entry?: { id?: string; messaging?: Messaging[] }[] };

export type Messaging = {
  sender?: { id?: string };
  recipient?: { id?: string };
  timestamp?: number;
  message?: {
    mid?: string;
    text?: string;
    /** one of ours was pressed; `text` is what stood on it */
    quick_reply?: { payload?: string };
    is_echo?: boolean;
    is_self?: boolean;
    is_deleted?: boolean;
    attachments?: Attachment[];
    reply_to?: { mid?: string };
  };
  message_edit?: { mid?: string; text?: string; num_edit?: number };
  postback?: { mid?: string; title?: string; payload?: string };
  reaction?: { mid?: string; action?: string; emoji?: string; reaction?: string };
  delivery?: { mids?: string[]; watermark?: number };
  read?: { mid?: string; watermark?: number };
};

export type Attachment = {
  type?: string;
  payload?: { url?: string; title?: string; coordinates?: { lat: number; long: number } };
};

/** One message as it is stored, with the name of whoever it is from. */
export type Piece = { messaging: Messaging; name: string | null };
