import { element, part, type Xml } from '../xml.ts';
import { FONT, PAGE, SIZE, TITLE } from './layout.ts';
import { NAMESPACE } from './names.ts';

/**
 * word/styles.xml: one paragraph style for each element of the document, so that an office with other rules changes one
 * style and not every paragraph. Each style cites its clause of GB/T 9704-2012.
 */
export function stylesPart(): string {
  return part(
    element(
      'w:styles',
      { 'xmlns:w': NAMESPACE.word },
      defaults(),
      // 5.2.2: every element is 三号仿宋 unless stated.
      style('Normal', 'Normal', { normal: true, paragraph: normalParagraph(), run: size(SIZE.three) }),
      style('DocumentTitle', '公文标题', {
        // 7.3.1.
        paragraph: [KEEP_NEXT, spacing(TITLE.line), align('center')],
        run: [...font(FONT.title), ...size(SIZE.two)],
      }),
      // 7.3.2: one blank line below the title, flush left.
      style('Addressee', '主送机关', { paragraph: [spacing(PAGE.linePitch, PAGE.linePitch)] }),
      // 7.3.3: indented by two characters; level 1 in 黑体.
      style('DocumentBody', '公文正文', { paragraph: [indent({ firstLine: 200 })] }),
      style('DocumentHeading1', '公文一级标题', {
        paragraph: [KEEP_NEXT, indent({ firstLine: 200 }), element('w:outlineLvl', { 'w:val': 0 })],
        run: font(FONT.heading),
      }),
      // 7.3.5.1: two lines of room, so that the seal stays within one line of the text.
      style('Signer', '公文署名', {
        paragraph: [KEEP_NEXT, spacing(PAGE.linePitch, 2 * PAGE.linePitch), align('right')],
      }),
      // 7.3.5.1: four characters from the right.
      style('DocumentDate', '成文日期', { paragraph: [indent({ right: 400 }), align('right')] }),
      // 7.5: 四号半角宋体.
      style('Footer', 'footer', {
        paragraph: [spacing(SIZE.four * 10)],
        run: [...font(FONT.song), ...size(SIZE.four)],
      }),
      // 7.2.6: the name after “签发人：”.
      element(
        'w:style',
        { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': 'IssuerName' },
        element('w:name', { 'w:val': '签发人姓名' }),
        element('w:rPr', {}, ...font(FONT.kai)),
      ),
    ),
  );
}

/** `w:ind`, in hundredths of a character, with the twips for programs that know no characters. */
export function indent(by: {
  readonly firstLine?: number;
  readonly left?: number;
  readonly right?: number;
}): Xml {
  const attributes: Record<string, number> = {};
  for (const side of ['left', 'right', 'firstLine'] as const) {
    const hundredths = by[side];
    if (hundredths === undefined) continue;
    attributes[`w:${side}Chars`] = hundredths;
    attributes[`w:${side}`] = Math.round((hundredths * PAGE.character) / 100);
  }
  return element('w:ind', attributes);
}

const KEEP_NEXT = element('w:keepNext');
const WITHOUT_GRID = element('w:snapToGrid', { 'w:val': 0 });

function defaults(): Xml {
  // 'w:val' is the language of Latin letters and digits: with zh-CN there, a number is broken over two lines.
  const language = element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' });
  // 28 characters a line by tightening each, not by the grid: LibreOffice gives a character that is wider than its cell
  // two cells (14 a line); with tightening Word, WPS and LibreOffice agree.
  const tight = [element('w:snapToGrid', { 'w:val': 0 }), element('w:spacing', { 'w:val': PAGE.tightening })];
  const run = element('w:rPr', {}, ...font(FONT.body), ...tight, ...size(SIZE.three), language);
  return element('w:docDefaults', {}, element('w:rPrDefault', {}, run), element('w:pPrDefault'));
}

function normalParagraph(): readonly Xml[] {
  const off = { 'w:val': 0 };
  return [
    element('w:widowControl', off),
    // Gaps between Chinese and digits would shift a line off the grid of 28.
    element('w:autoSpaceDE', off),
    element('w:autoSpaceDN', off),
    WITHOUT_GRID,
    spacing(PAGE.linePitch),
    align('both'),
  ];
}

function style(
  id: string,
  name: string,
  look: { readonly normal?: true; readonly paragraph: readonly Xml[]; readonly run?: readonly Xml[] },
): Xml {
  const builtIn = name === 'Normal' || name === 'footer';
  const attributes: Record<string, string | number> = { 'w:type': 'paragraph' };
  if (look.normal) attributes['w:default'] = 1;
  if (!builtIn) attributes['w:customStyle'] = 1;
  attributes['w:styleId'] = id;
  return element(
    'w:style',
    attributes,
    element('w:name', { 'w:val': name }),
    ...(look.normal ? [] : [element('w:basedOn', { 'w:val': 'Normal' })]),
    element('w:qFormat'),
    element('w:pPr', {}, ...look.paragraph),
    ...(look.run === undefined ? [] : [element('w:rPr', {}, ...look.run)]),
  );
}

function spacing(line: number, before = 0): Xml {
  const room = { 'w:before': before, 'w:after': 0 };
  return element('w:spacing', { ...room, 'w:line': line, 'w:lineRule': 'exact' });
}

function align(value: 'both' | 'center' | 'right'): Xml {
  return element('w:jc', { 'w:val': value });
}

/** The same face for Chinese and for digits: otherwise quotation marks get a western font. */
function font(name: string): readonly Xml[] {
  const faces = { 'w:ascii': name, 'w:hAnsi': name, 'w:eastAsia': name, 'w:cs': name };
  return [element('w:rFonts', { 'w:hint': 'eastAsia', ...faces })];
}

function size(halfPoints: number): readonly Xml[] {
  return [element('w:sz', { 'w:val': halfPoints }), element('w:szCs', { 'w:val': halfPoints })];
}
