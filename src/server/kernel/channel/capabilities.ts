/** What a channel can do; the composer and the sender go by this alone. */
export type ChannelCapabilities = {
  html: boolean;
  subject: boolean;
  attachments: boolean;
  /** It carries no files, or only some kinds: the others go as addresses below the words. */
  filesAsLinks?: boolean;
  /** The media types of files that it takes, with the bytes of the largest of each; any where left out. */
  fileTypes?: Readonly<Record<string, number>>;
  /** characters of one message, null for no limit; `splits`: longer texts go out as several messages, in order */
  maxLength: number | null;
  /** `maxLength` counts bytes of UTF-8, of which a Chinese character takes three. */
  lengthInBytes?: boolean;
  splits?: boolean;
  /** What a text is billed by, where that is neither a message nor a letter: short messages of the networks. */
  countedAs?: "sms";
  /** bytes of one message with all it carries */
  maxBytes: number | null;
  /** several recipients and copies */
  copies: boolean;
  /**
   * Messages say which one they answer, so that one person may speak of several matters side by side. Where they do not
   * (telegrams, text messages), all that a person writes to one account is one chat, which goes on with its case.
   */
  threads: boolean;
  /**
   * A second copy under the same id is recognised and shown once. Where it is not, a message whose sending was cut off
   * by a crash is put before a person instead of being sent again.
   */
  repeatable?: boolean;
  receipts: readonly ("sent" | "delivered" | "read" | "bounced")[];
  /**
   * The channel lets us write to a person only for so long after they wrote, and so often. The sender refuses what does
   * not fit any more; the composer shows what is left.
   */
  session?: { hours: number; messages: number | null };
  /** It knows templates: words agreed to beforehand, which may go out also when the session is closed. */
  templates?: boolean;
  /**
   * People are face to face: what is written leaves at once and cannot be taken back, and what a machine says is brief.
   */
  live?: boolean;
  /**
   * What may be answered can be shown to be pressed, beside numbers to type: so many at most, each with so many
   * characters on it. What is pressed comes in as words of the customer's, and is no more trusted than what they type.
   */
  choices?: { most: number; label: number };
  /** People speak here: nothing can be written to anybody. */
  spoken?: boolean;
  /** An account can write to itself, so that a test shows both ways at once. */
  reachesItself?: boolean;
  /** Each message costs money: where a customer can be reached in several ways, the others come first. */
  paid?: boolean;
  /**
   * What comes and goes are pages of paper: words on them are known only once a machine has read them.
   */
  pages?: boolean;
  /**
   * Everybody can read what goes out here. A person's answer needs their word that they know it, and only goes where the
   * customer asked in public. What a machine writes is for the customer alone: `privately` says that the adapter can
   * write to one person too; where it cannot, such words go by mail.
   */
  public?: { privately: boolean };
};
