/** What sync_msg gives of a message or event (https://developer.work.weixin.qq.com/document/path/94670). */
export type KfMessage = {
  msgid: string;
  open_kfid?: string;
  external_userid?: string;
  send_time?: number;
  /** 3: a customer wrote, 4: an event, 5: somebody answered at WeCom itself */
  origin?: number;
  msgtype?: string;
  text?: { content?: string };
  image?: Media;
  voice?: Media;
  video?: Media;
  file?: Media;
  location?: { latitude?: number; longitude?: number; name?: string; address?: string };
  link?: { title?: string; desc?: string; url?: string };
  miniprogram?: { title?: string };
  channels_shop_product?: { title?: string; sales_price?: string };
  channels_shop_order?: { order_id?: string; product_titles?: string; state?: string };
  event?: { event_type?: string; fail_msgid?: string; fail_type?: number };
};

type Media = { media_id?: string };

/** Whether a customer said it. */
export function isOfCustomer(message: KfMessage): boolean {
  return message.origin === 3 && Boolean(message.msgid && message.open_kfid && message.external_userid);
}
