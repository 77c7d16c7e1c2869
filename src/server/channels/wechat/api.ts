import { tencentApi } from "../toolkit/tencent/tencent-api.ts";
import { wechatConfigOf } from "./account-config.ts";

/**
 * WeChat's API for official accounts, with what its error codes mean here
 * (https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html).
 */
export const wechatApi = tencentApi({
  codes: {
    // Credentials that are wrong, missing, run out, not allowed this, or used from an address that is not on the list.
    auth: [40001, 40013, 40014, 40125, 40164, 41001, 41002, 41004, 42001, 48001, 50002, 61024],
    staleToken: [40001, 40014, 42001],
    // No such follower, a black-listed one, one who left, who wants no such notice, 48 hours over, all messages used up.
    gone: [40003, 43004, 43019, 43101, 45015, 45047],
    retry: [-1],
    // The day's calls are used up; too many in this minute.
    pauses: { 45009: 3_600, 45011: 60 },
  },
  tokenRequest(account, { afresh }) {
    const { appId: appid, appSecret: secret } = wechatConfigOf(account);
    // A stable token is one and the same for all who ask, so that several desks and scripts do not throw each other out.
    return {
      path: "/cgi-bin/stable_token",
      json: { grant_type: "client_credential", appid, secret, force_refresh: afresh },
    };
  },
});
