import { CommunityConfig } from "../../../shared/contract/community.ts";
import { type ChannelAdapter, ChannelError } from "../../kernel/channel/index.ts";
import { communityFields } from "./account-config.ts";

/** Somebody who signed in there, as we number them. */
const ADDRESS = /^member-[1-9]\d{0,15}$/;

/**
 * The brand's public questions and answers. The other side are pages of ours, so there is no provider to call: what is
 * asked arrives by `modules/community`, which also shows what is answered as soon as it is written.
 */
export const community: ChannelAdapter = {
  name: "community",
  handleKind: "community",
  capabilities: {
    html: false,
    subject: false,
    attachments: false,
    threads: true,
    maxLength: 10_000,
    maxBytes: null,
    copies: false,
    // The answer is shown by its message's id: there is no second copy.
    repeatable: true,
    receipts: ["sent"],
    public: { privately: false },
  },
  accountFields: communityFields,
  accountSchema: CommunityConfig,
  canonicalAddress: (text) => (ADDRESS.test(text.trim()) ? text.trim() : null),
  // Its place among our pages is what no second one may have.
  ownAddresses: (config) => [String(config.slug)],
  parse: async () => {
    throw new Error("What is asked in the community does not come as deliveries.");
  },
  canSend: () => true,
  async send({ automatic }) {
    if (automatic) throw new ChannelError("gone", "This is for one person, and everybody reads the community.");
    return { detail: null };
  },
};
