import { tencentApi } from "../toolkit/tencent/tencent-api.ts";
import { wecomConfigOf } from "./account-config.ts";

/** WeCom's API, with what its error codes mean here (https://developer.work.weixin.qq.com/document/path/90313). */
export const wecomApi = tencentApi({
  codes: {
    // Credentials that are wrong, missing, run out, not allowed this, or used from an address that is not on the list.
    auth: [40001, 40013, 40014, 41001, 41002, 41004, 42001, 48002, 60020, 60030],
    staleToken: [40014, 42001],
    // Five messages used up, 48 hours over, the talk ended or taken by somebody at WeCom itself.
    gone: [95001, 95002, 95013, 95018],
    retry: [-1, 6000],
    pauses: { 45009: 60, 45033: 10 },
  },
  tokenRequest(account) {
    const { corpId: corpid, secret: corpsecret } = wecomConfigOf(account);
    return { path: "/cgi-bin/gettoken", query: { corpid, corpsecret } };
  },
});
