/** For Ant Design's popovers: one that has no room beside its button is moved along it, and cut off by no edge of a phone. */
export const shifted = { adjustY: 1, shiftX: 1 } as { adjustY: 1 };
