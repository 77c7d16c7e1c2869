import type { MessageTemplate } from "../../../shared/contract/templates.ts";
import type { ChannelAccount } from "./account.ts";
import type { AdapterPorts } from "./ports.ts";

export type {
  MessageTemplate,
  TemplateChoice,
  TemplateField,
  TemplatePart,
} from "../../../shared/contract/templates.ts";

/** How the templates of an account are known; a message that was written by one says so (`OutgoingMessage.template`). */
export type TemplateList = {
  /** The setting that an account needs for it, besides what it needs anyway. */
  readonly needs?: string;
  /** The setting that says whose templates they are: with another in it they are others. */
  readonly owner: string;
  /**
   * All templates of an account, also those that cannot be sent.
   * @throws ChannelError
   */
  list(account: ChannelAccount, ports: AdapterPorts): Promise<MessageTemplate[]>;
};
