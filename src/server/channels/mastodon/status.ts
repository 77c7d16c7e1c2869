/** The parts of Mastodon's entities that matter here (https://docs.joinmastodon.org/entities/). */
export type MastodonNotification = {
  id: string;
  type: string;
  account?: MastodonAccount;
  status?: MastodonStatus;
};

export type MastodonAccount = { acct: string; display_name?: string; bot?: boolean };

export type MastodonStatus = {
  id: string;
  created_at?: string;
  in_reply_to_id?: string | null;
  spoiler_text?: string;
  visibility?: "public" | "unlisted" | "private" | "direct";
  url?: string | null;
  content?: string;
  account: MastodonAccount;
  media_attachments?: readonly MastodonMedia[];
  mentions?: readonly { acct: string }[];
};

export type MastodonMedia = {
  id: string;
  type: "image" | "gifv" | "video" | "audio" | "unknown";
  url: string | null;
  remote_url?: string | null;
};
