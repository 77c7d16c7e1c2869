import type { ConfigProviderProps } from "antd";
import en from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";

export const antdLocales: Record<string, ConfigProviderProps["locale"]> = { "zh-CN": zhCN, en };
