import type { SeverityRule, SeverityRuleset } from "../../../../../shared/contract/complaints.ts";

export type RuleForm = Omit<SeverityRule, "words" | "except"> & { words: string; except: string };
export type RulesForm = { levels: SeverityRuleset["levels"]; rules: RuleForm[] };

/** The rules as a form shows them: lists of words are typed with commas. */
export function toForm({ levels, rules }: SeverityRuleset): RulesForm {
  return {
    levels,
    rules: rules.map((rule) => ({ ...rule, words: rule.words.join(", "), except: rule.except.join(", ") })),
  };
}

export function toRuleset({ levels, rules }: RulesForm): SeverityRuleset {
  return {
    levels,
    rules: rules.map(({ key, signal, names, on, points, threshold, words, except, complaint }) => ({
      key,
      signal,
      names,
      on,
      points,
      threshold: threshold ?? null,
      words: wordsOf(words),
      except: wordsOf(except),
      complaint,
    })),
  };
}

/** An empty rule of words. @param taken keys that other rules have */
export function newRule(taken: readonly string[]): RuleForm {
  let n = 1;
  while (taken.includes(`own_${n}`)) n++;
  const names = { "zh-CN": "", en: "" };
  return {
    key: `own_${n}`,
    signal: "words",
    names,
    on: true,
    points: 20,
    threshold: null,
    words: "",
    except: "",
    complaint: false,
  };
}

function wordsOf(text: string | undefined): string[] {
  const words = (text ?? "").split(/[,，、;；\n]/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))];
}
