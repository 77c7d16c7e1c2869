/**
 * The parts of WhatsApp's notifications that matter here
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages).
 */
export type Notification = { entry?: { changes?: { field?: string; value?: ChangeValue }[] }[] };

export type ChangeValue = {
  metadata?: { phone_number_id?: string };
  contacts?: Contact[];
  messages?: WhatsAppMessage[];
  statuses?: Status[];
};

export type Contact = { profile?: { name?: string; username?: string }; wa_id?: string; user_id?: string };

type Fault = { code: number; title?: string; message?: string; error_data?: { details?: string } };

export type Status = {
  id: string;
  status: string;
  recipient_id?: string;
  recipient_user_id?: string;
  errors?: Fault[];
};

export type Media = { id: string; mime_type?: string; caption?: string; filename?: string };

export type WhatsAppMessage = {
  id: string;
  /** the number; left out for people who show a user name in its place */
  from?: string;
  /** the person as this business knows them, whatever their number */
  from_user_id?: string;
  timestamp: string;
  type: string;
  group_id?: string;
  context?: { id?: string };
  text?: { body: string };
  image?: Media;
  video?: Media;
  audio?: Media;
  document?: Media;
  sticker?: Media;
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  contacts?: {
    name?: { formatted_name?: string };
    phones?: { phone?: string; wa_id?: string }[];
    emails?: { email?: string }[];
  }[];
  /** a button of a template was pressed */
  button?: { text?: string };
  interactive?: {
    /** `id`: the whole words of what we offered to be pressed */
    button_reply?: { id?: string; title: string };
    list_reply?: { id?: string; title: string; description?: string };
    nfm_reply?: { body?: string };
  };
  /** left out when a reaction is taken back */
  reaction?: { message_id: string; emoji?: string };
  order?: { text?: string; product_items?: { product_retailer_id: string; quantity: number }[] };
  errors?: Fault[];
};
