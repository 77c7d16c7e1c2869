/** The parts of LINE's webhooks that matter here (https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects). */
export type Webhook = { destination?: string; events?: LineEvent[] };

export type LineEvent = {
  type: string;
  /** "standby" while another module of the account has the talk */
  mode?: string;
  timestamp?: number;
  source?: { type?: string; userId?: string };
  webhookEventId?: string;
  replyToken?: string;
  deliveryContext?: { isRedelivery?: boolean };
  message?: LineMessage;
  /** a button of ours was pressed */
  postback?: { data?: string; params?: Record<string, string> };
};

export type LineMessage = {
  id: string;
  type: string;
  text?: string;
  quotedMessageId?: string;
  fileName?: string;
  title?: string;
  address?: string;
  latitude?: number;
  longitude?: number;
  /** words that say what a sticker means */
  keywords?: string[];
  contentProvider?: { type?: string; originalContentUrl?: string };
};

/** One event as it is stored, with the name of whoever it is from. */
export type Piece = { event: LineEvent; name: string | null };
