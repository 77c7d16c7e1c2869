import {
  type AdapterPorts,
  type ChannelAccount,
  ChannelError,
  type MessageTemplate,
} from "../../../kernel/channel/index.ts";
import { objectsOf } from "../../toolkit/loose-json.ts";
import { whatsAppConfigOf } from "../account-config.ts";
import { callWhatsApp } from "../call.ts";
import { readTemplate } from "./read-template.ts";
import type { ListedTemplate } from "./template-components.ts";

/** Meta gives at most so many at once, and a business has at most 6,000. */
const AT_ONCE = 100;
const MOST_PAGES = 60;

type Answer = { data?: unknown; paging?: { cursors?: { after?: string }; next?: string } };

/** All templates of the business account that the number belongs to, page by page. @throws ChannelError */
export async function listTemplates(account: ChannelAccount, ports: AdapterPorts): Promise<MessageTemplate[]> {
  const { businessAccountId } = whatsAppConfigOf(account);
  if (!businessAccountId) throw new ChannelError("rejected", "The business account of the number is not filled in.");
  const templates: MessageTemplate[] = [];
  const asked = {
    fields: "name,status,category,language,components,parameter_format,rejected_reason",
    limit: String(AT_ONCE),
  };
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query: Record<string, string> = after === undefined ? asked : { ...asked, after };
    const answer = await callWhatsApp<Answer>(account, `/${businessAccountId}/message_templates`, { query }, ports);
    if (!Array.isArray(answer.data)) throw new ChannelError("retry", "The answer holds no templates.");
    templates.push(...objectsOf<ListedTemplate>(answer.data).flatMap((listed) => readTemplate(listed) ?? []));
    after = answer.paging?.cursors?.after;
    if (!answer.paging?.next || !after) break;
  }
  return templates;
}
