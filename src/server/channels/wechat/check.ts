import type { AdapterPorts, ChannelAccount } from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { wechatConfigOf } from "./account-config.ts";
import { wechatApi } from "./api.ts";

/** Tries the AppID and its secret. Where WeChat sends its pushes to is typed at mp.weixin.qq.com: no API tells it. */
export async function checkOfficialAccount(account: ChannelAccount, ports: AdapterPorts) {
  return [
    await step("provider.sign_in", async () => {
      await wechatApi.signIn(account, ports);
      return wechatConfigOf(account).appId;
    }),
  ];
}
