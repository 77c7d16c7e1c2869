/** One field of an account's settings form, drawn by the desk from this. */
export type AccountField = {
  name: string;
  kind: "text" | "email" | "password" | "number" | "boolean" | "select" | "list" | "url";
  options?: readonly string[];
  required?: boolean;
  /** Sealed at rest and never sent to a browser. */
  secret?: boolean;
  /**
   * Names a host that we connect to, or is its URL: checked by kernel/guard-address.ts before it is saved and at each
   * connection.
   */
  host?: boolean;
  default?: string | number | boolean;
  /** Shown only while another field has this value. */
  when?: { field: string; equals: string | boolean };
  group: string;
};

/** An account with its secrets unsealed, as adapters get it. */
export type ChannelAccount = {
  id: number;
  channel: string;
  name: string;
  addresses: readonly string[];
  config: Readonly<Record<string, unknown>>;
};
