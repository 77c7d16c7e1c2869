/**
 * The largest mail that is taken, in bytes on the wire: attachments of 25 MB grow by a third, and there is room for the
 * text. What a mailbox has beyond it is cut off, and said so.
 */
export const MAX_MAIL_BYTES = 40 * 1_048_576;
