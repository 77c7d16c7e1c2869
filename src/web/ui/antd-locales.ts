import type { ConfigProviderProps } from "antd";
import en from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
// The months and days of its calendars.
import "dayjs/locale/zh-cn";

export const antdLocales: Record<string, ConfigProviderProps["locale"]> = { "zh-CN": zhCN, en };
