import { App, theme as antdTheme, ConfigProvider, type ThemeConfig } from "antd";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { readStored, writeStored } from "../lib/stored.ts";
import { antdLocales } from "./antd-locales.ts";

export type ThemeChoice = "system" | "light" | "dark";
type Theme = "light" | "dark";

const ThemeContext = createContext<{ choice: ThemeChoice; theme: Theme; choose: (choice: ThemeChoice) => void }>({
  choice: "system",
  theme: "light",
  choose: () => {},
});

/** Which look is on, and the switch. */
export function useTheme() {
  return useContext(ThemeContext);
}

const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

function useSystemTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      systemDark.addEventListener("change", listener);
      return () => systemDark.removeEventListener("change", listener);
    },
    () => (systemDark.matches ? "dark" : "light"),
  );
}

// The same values as tokens.css: Ant Design derives shades from colours, which needs them as numbers.
const palette = {
  light: {
    colorPrimary: "#2c54a6",
    colorInfo: "#2c54a6",
    colorLink: "#2c54a6",
    colorError: "#a4291b",
    colorWarning: "#8a5c00",
    colorSuccess: "#17775d",
    colorTextBase: "#1e2126",
    colorTextSecondary: "#565b64",
    colorTextDescription: "#565b64",
    colorTextPlaceholder: "#6c7079",
    colorBgBase: "#ffffff",
    colorBgLayout: "#f6f5f2",
    colorBorder: "#c9c5bb",
    colorBorderSecondary: "#dedbd4",
  },
  dark: {
    colorPrimary: "#8fb1f6",
    colorInfo: "#8fb1f6",
    colorLink: "#8fb1f6",
    colorError: "#ff9d8e",
    colorWarning: "#e3b341",
    colorSuccess: "#4fc8a3",
    colorTextBase: "#e8e6e1",
    colorTextSecondary: "#a5aab4",
    colorTextDescription: "#a5aab4",
    colorTextPlaceholder: "#8f959f",
    colorBgBase: "#15171a",
    colorBgContainer: "#1c1f24",
    colorBgElevated: "#23272d",
    colorBgLayout: "#15171a",
    colorBorder: "#474d57",
    colorBorderSecondary: "#343941",
    // White on the light accent of the dark look would be unreadable.
    colorTextLightSolid: "#10182b",
  },
} as const;

function antdConfig(theme: Theme): ThemeConfig {
  return {
    algorithm: theme === "dark" ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      ...palette[theme],
      fontFamily: "var(--kw-font)",
      fontFamilyCode: "var(--kw-mono)",
      fontSize: 13,
      controlHeight: 32,
      controlHeightSM: 26,
      borderRadius: 6,
      borderRadiusSM: 4,
      borderRadiusLG: 8,
      motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
      colorBgMask: theme === "dark" ? "rgb(0 0 0 / 60%)" : "rgb(30 33 38 / 32%)",
      wireframe: false,
    },
    components: {
      Tooltip: theme === "dark" ? { colorBgSpotlight: "#3a404a", colorTextLightSolid: "#e8e6e1" } : {},
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      Tabs: {
        horizontalMargin: "0",
        horizontalItemGutter: 20,
        horizontalItemPadding: "7px 0",
        itemColor: "var(--kw-text-soft)",
        itemSelectedColor: "var(--kw-text)",
        itemHoverColor: "var(--kw-text)",
      },
      Segmented: { trackBg: theme === "dark" ? "#121417" : "#e9e6df" },
    },
  };
}

/** Colours, sizes and component texts for everything below; follows the system until somebody chooses. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const system = useSystemTheme();
  const [choice, setChoice] = useState<ThemeChoice>(() => {
    const stored = readStored("theme");
    return stored === "light" || stored === "dark" ? stored : "system";
  });
  const theme = choice === "system" ? system : choice;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const value = useMemo(() => {
    const choose = (next: ThemeChoice) => {
      writeStored("theme", next);
      setChoice(next);
    };
    return { choice, theme, choose };
  }, [choice, theme]);
  const config = useMemo(() => antdConfig(theme), [theme]);
  return (
    <ThemeContext value={value}>
      <ConfigProvider
        theme={config}
        locale={antdLocales[i18n.language] ?? antdLocales.en}
        button={{ autoInsertSpace: false }}
      >
        <App component={false} message={{ maxCount: 3 }} notification={{ placement: "bottomLeft" }}>
          {children}
        </App>
      </ConfigProvider>
    </ThemeContext>
  );
}
