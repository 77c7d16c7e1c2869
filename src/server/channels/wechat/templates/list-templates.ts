import {
  type AdapterPorts,
  type ChannelAccount,
  ChannelError,
  type MessageTemplate,
} from "../../../kernel/channel/index.ts";
import { objectsOf } from "../../toolkit/loose-json.ts";
import { wechatApi } from "../api.ts";
import { type Listed, readTemplate } from "./read-template.ts";

/**
 * The account's templates of messages, and of notices that people subscribe to. Most accounts may use one of the two: what
 * WeChat refuses of them is none.
 *
 * @throws ChannelError when neither can be asked for
 */
export async function listTemplates(account: ChannelAccount, ports: AdapterPorts): Promise<MessageTemplate[]> {
  const messages = wechatApi.get<{ template_list?: unknown }>(
    account,
    "/cgi-bin/template/get_all_private_template",
    ports,
  );
  const notices = wechatApi.get<{ data?: unknown }>(account, "/wxaapi/newtmpl/gettemplate", ports);
  const [ofMessages, ofNotices] = await Promise.all([
    messages.then(({ template_list }) => read(template_list), refused),
    notices.then(({ data }) => read(data), refused),
  ]);
  if (!Array.isArray(ofMessages) && !Array.isArray(ofNotices)) throw ofMessages;
  return [...(Array.isArray(ofMessages) ? ofMessages : []), ...(Array.isArray(ofNotices) ? ofNotices : [])];
}

function read(listed: unknown): MessageTemplate[] {
  if (listed !== undefined && !Array.isArray(listed)) throw new ChannelError("retry", "The answer holds no templates.");
  return objectsOf<Listed>(listed).flatMap((each) => readTemplate(each) ?? []);
}

/** Nothing but a refusal leaves the other list standing: what passes by itself is asked for again. */
function refused(error: unknown): ChannelError {
  if (error instanceof ChannelError && error.reason !== "retry") return error;
  throw error;
}
