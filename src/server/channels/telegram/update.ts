/** The parts of the Bot API's objects that matter here (https://core.telegram.org/bots/api#available-types). */
export type TelegramUpdate = {
  update_id: number;
  message?: TelegramMessage;
  edited_message?: TelegramMessage;
  /** A button below a message of ours was pressed. */
  callback_query?: { id: string; from: TelegramUser; data?: string; message?: TelegramMessage };
};

export type TelegramUser = {
  id: number;
  is_bot?: boolean;
  first_name: string;
  last_name?: string;
  language_code?: string;
};

type Sized = { file_id: string; file_size?: number; file_name?: string; mime_type?: string };

export type TelegramMessage = {
  message_id: number;
  date: number;
  edit_date?: number;
  from?: TelegramUser;
  chat: { id: number; type: string };
  text?: string;
  caption?: string;
  photo?: (Sized & { width: number; height: number })[];
  document?: Sized;
  voice?: Sized;
  audio?: Sized;
  video?: Sized;
  video_note?: Sized;
  animation?: Sized;
  sticker?: Sized & { emoji?: string; is_animated?: boolean; is_video?: boolean };
  location?: { latitude: number; longitude: number };
  venue?: { title: string; address: string };
  contact?: { phone_number: string; first_name: string; last_name?: string };
  reply_to_message?: { message_id: number; from?: TelegramUser };
};
