/** What a resume may ask of any template, as factors on its margins, its distances and the height of its lines. */
export const marginFactor = { narrow: 0.75, normal: 1, wide: 1.3 };
export const spaceFactor = { tight: 0.8, normal: 1, airy: 1.25 };
export const leadingFactor = { tight: 0.97, normal: 1, airy: 1.06 };
