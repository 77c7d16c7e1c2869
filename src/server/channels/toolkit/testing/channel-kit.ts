import type {
  ChannelAccount,
  ChannelAdapter,
  DeliveryReport,
  HookAnswer,
  HookContent,
  HookRequest,
  IncomingMessage,
} from "../../../kernel/channel/index.ts";
import type { SimPost, Simulator } from "../simulator/define-simulator.ts";

/** What the conformance suite needs of a channel: `channels/<name>/testing/kit.ts` exports one as `kit`. */
export type ChannelKit = {
  adapter: ChannelAdapter;
  simulator: Simulator;
  /** Requests and pieces as the vendor's documentation shows them, with its own test vectors where it gives such. */
  documented: readonly Documented[];
  /**
   * What the reader of a channel whose vendor knocks nowhere makes of an answer: its examples are answers then, not
   * requests.
   */
  read?(answer: unknown, account: ChannelAccount): HookContent["deliveries"];
  /** Settings with which the desk asks, where it can be knocked at as well. */
  polling?: Readonly<Record<string, unknown>>;
  /** Ways to forge a request of the vendor's; each must be refused. */
  forgeries: Readonly<Record<string, (post: SimPost) => SimPost>>;
  /** Settings with which the vendor signs time and number, not the body. */
  unsignedBody?: Readonly<Record<string, unknown>>;
  /** A request with any body, as right in its signature as the vendor's: what is in it must be borne, whatever it is. */
  signed?: {
    /** when it comes, where its signature tells */
    at?: Date;
    config: Readonly<Record<string, unknown>>;
    request(body: Uint8Array): Partial<HookRequest> & { body: Uint8Array };
  };
  /** Requests until the first part of a message is sent, where that is more than one (a token is fetched, say). */
  requestsOfOnePart?: number;
  /** The sender chooses the ids of its messages. */
  choosesIds?: boolean;
  /** How the vendor refuses a template that it does not let out any more, where it knows templates. */
  templateRefused?: { status: number; body: string };
  /** How the vendor says that a person cannot be written to any more, if it does. */
  gone?: { status: number; body: string };
};

export type Documented = {
  name: string;
  /** the page of the vendor's documentation */
  source: string;
  /** settings of the account in the example */
  config: Readonly<Record<string, unknown>>;
  /** when it comes, where its signature tells */
  at?: Date;
  /** what comes over the wire; of a channel with `read` the vendor's answer is its body */
  request: Partial<HookRequest> & { body: Uint8Array };
  /** what the vendor's API says when it is asked meanwhile, by the path; `apiUrl` of the settings leads there */
  api?: Readonly<Record<string, unknown>>;
  /** what is understood of it, as far as the example tells */
  messages?: readonly Partial<IncomingMessage>[];
  reports?: readonly Partial<DeliveryReport>[];
  answer?: HookAnswer;
};
