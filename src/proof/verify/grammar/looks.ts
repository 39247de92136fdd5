import { FONT } from '../../documents/docx/layout.ts';
import { ANY, each, type Grammar, leaf, off, OFF, ON_OFF, val } from './rule.ts';

/**
 * Where a formatting is used. Text and footers may have only the formatting of our writer, or what word processors save
 * instead of it. A style that nothing uses has no visible effect: only its properties are checked, not their values.
 */
export type Where = 'text' | 'footer' | 'unused';

/** The fonts of the report, and their other names on various machines. */
export const FACES: readonly string[] = [
  ...Object.values(FONT),
  '仿宋',
  'FangSong',
  'FangSong_GB2312',
  '小标宋',
  '方正小标宋_GBK',
  'SimHei',
  '楷体',
  'KaiTi',
  'KaiTi_GB2312',
  'SimSun',
];

const RUN =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish';
const PARAGRAPH =
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl';
const named = (names: string): readonly string[] => names.split(' ').map((name) => `w:${name}`);

/** `w:rPr` and `w:pPr` with all within. */
export function looks(where: Where): Grammar {
  const properties: Grammar = {
    'w:rPr': { children: [...named(RUN), 'w14:ligatures'] },
    'w:pPr': { children: [...named(PARAGRAPH), 'w:rPr'] },
    'w14:ligatures': leaf({ 'w14:val': ANY }),
    'w:tabs': { children: ['w:tab'] },
  };
  return where === 'unused' ? { ...properties, ...UNUSED } : { ...properties, ...SHOWN, ...sizes(where) };
}

/** Sizes of type and pitch of lines that go together: none of them cuts off a character. */
function sizes(where: 'text' | 'footer'): Grammar {
  const size = where === 'text' ? /^(?:32|44)$/ : /^(?:28|32)$/;
  const line = where === 'text' ? /^(?:579|700)$/ : /^(?:280|579)$/;
  const room = /^(?:\d{1,3}|1[01]\d\d)$/;
  return {
    ...each('w:sz w:szCs', val(size)),
    // Of a run `w:val`, of a paragraph the others.
    'w:spacing': leaf({
      'w:val': /^(?:-?[0-9])$/,
      'w:line': line,
      'w:lineRule': /^exact$/,
      ...pick('w:before w:after', room),
      ...pick('w:beforeLines w:afterLines', /^0$/),
      ...pick('w:beforeAutospacing w:afterAutospacing', OFF),
    }),
  };
}

function pick(names: string, pattern: RegExp): Readonly<Record<string, RegExp>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, pattern]));
}

const FACE = new RegExp(`^(?:${FACES.join('|')})$`);

const SHOWN: Grammar = {
  ...each('w:rStyle w:pStyle', val(ANY)),
  'w:rFonts': leaf({ ...pick('w:ascii w:hAnsi w:eastAsia w:cs', FACE), 'w:hint': /^(?:eastAsia|default)$/ }),
  ...each(
    'w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow w:emboss w:imprint w:vanish w:webHidden w:specVanish w:rtl w:cs w:bidi w:pageBreakBefore w:mirrorIndents',
    off(),
  ),
  ...each(
    'w:noProof w:snapToGrid w:keepNext w:keepLines w:widowControl w:suppressLineNumbers w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:adjustRightInd w:contextualSpacing w:suppressOverlap',
    val(ON_OFF),
  ),
  'w:color': leaf({ 'w:val': /^(?:auto|000000)$/ }),
  'w:w': off(/^100%?$/),
  'w:kern': val(/^\d{1,2}$/),
  'w:position': off(/^0$/),
  ...each('w:highlight w:u w:effect w:em', off(/^none$/)),
  'w:shd': leaf({ 'w:val': /^(?:clear|nil)$/, 'w:color': /^auto$/, 'w:fill': /^auto$/ }),
  'w:vertAlign': off(/^baseline$/),
  'w:lang': leaf(pick('w:val w:eastAsia w:bidi', ANY)),
  // 0 takes a paragraph out of every list.
  'w:numPr': { children: ['w:ilvl', 'w:numId'] },
  'w:ilvl': val(/^\d$/),
  'w:numId': off(/^0$/),
  'w:tab': leaf({ 'w:val': /^(?:right|left|clear)$/, 'w:pos': /^\d{1,4}$/, 'w:leader': /^none$/ }),
  'w:ind': leaf({
    'w:left': /^[0-6]?\d{1,2}$/,
    'w:leftChars': /^(?:\d{1,2}|100)$/,
    'w:right': /^(?:[0-3]?\d{1,3})$/,
    'w:rightChars': /^(?:\d{1,3}|1[0-2]\d\d)$/,
    'w:firstLine': /^[0-6]?\d{1,2}$/,
    'w:firstLineChars': /^(?:\d{1,2}|1\d\d|200)$/,
    ...pick('w:hanging w:hangingChars', /^0$/),
  }),
  'w:jc': val(/^(?:both|left|center|right)$/),
  'w:textAlignment': val(/^(?:auto|baseline)$/),
  'w:outlineLvl': val(/^\d$/),
};

const BORDERS = ['top', 'left', 'start', 'bottom', 'right', 'end', 'between', 'bar'].map(
  (side) => `w:${side}`,
);
const loose = leaf({ '*': ANY });

const UNUSED: Grammar = {
  ...Object.fromEntries([...named(RUN), ...named(PARAGRAPH)].map((name) => [name, loose])),
  ...Object.fromEntries(BORDERS.map((name) => [name, loose])),
  'w:numPr': { children: ['w:ilvl', 'w:numId'] },
  ...each('w:ilvl w:numId w:tab', loose),
  'w:pBdr': { children: BORDERS },
};
