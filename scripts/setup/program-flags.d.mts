export const programFlags: readonly string[];
export function programEnvironment(): NodeJS.ProcessEnv;
