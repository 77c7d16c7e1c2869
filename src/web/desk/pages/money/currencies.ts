/** All currencies by their code, as options to choose from. */
export const currencyOptions = Intl.supportedValuesOf("currency").map((value) => ({ value, label: value }));
