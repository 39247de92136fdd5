/** Numerals that reports do not use, and shares that stand without a numeral: what can be read as a number is one. */
const ODD = new RegExp(
  [
    // Numerals of accounts: 捌拾捌件.
    '[壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅]+(?=[余多]?[万亿]?(?:[个件名人次场起家项条份元户位]))',
    // Digits written one by one: 八八件.
    '[一二三四五六七八九〇零]{2,}(?=[余多]?[万亿]?(?:[个件名人次场起家项条份元户位]))',
    // Digits of other scripts, in circles, small, Roman: ⑧, ₈, Ⅷ, ٨, 𝟖, ⅓.
    '(?:(?![0-9０-９〇])\\p{N})+',
    // Shares and multiples in words.
    '半数|一半|过半(?!年|月)|大半(?!年|月)|翻(?:了)?(?:一|两|几)?番|成百上千|数以[十百千万]+计',
  ].join('|'),
  'gu',
);

/** The stretches of a text that {@link findTokens} does not know and that say how much all the same. */
export function oddNumerals(
  text: string,
): readonly { readonly start: number; readonly end: number; readonly tail: number }[] {
  return (
    [...text.matchAll(ODD)]
      // “①” at the beginning of a line or behind a stop numbers a point.
      .filter(
        ({ index, 0: words }) =>
          !/^[①-⑳⑴-⒇⒈-⒛㈠-㈩]$/u.test(words) || !/(?:^|[。；：，\n])\s*$/u.test(text.slice(0, index)),
      )
      .map(({ index, 0: words }) => ({ start: index, end: index + words.length, tail: index + words.length }))
  );
}
