import { element, part, text, type Xml } from '../xml.ts';
import { FONT } from './layout.ts';
import { NAMESPACE } from './names.ts';
import { indent } from './styles-part.ts';
import { textRun } from './fact-control.ts';

/** word/settings.xml: odd and even pages differ (7.5); punctuation keeps its place on the grid. */
export function settingsPart(): string {
  const compatibility = element('w:compatSetting', {
    'w:name': 'compatibilityMode',
    'w:uri': 'http://schemas.microsoft.com/office/word',
    'w:val': 15,
  });
  return part(
    element(
      'w:settings',
      { 'xmlns:w': NAMESPACE.word },
      element('w:zoom', { 'w:percent': 100 }),
      element('w:evenAndOddHeaders'),
      element('w:characterSpacingControl', { 'w:val': 'doNotCompress' }),
      element('w:compat', {}, element('w:balanceSingleByteDoubleByteWidth'), compatibility),
      element('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
    ),
  );
}

/** word/footerN.xml: “— 1 —”, one character in; odd pages right, even pages left (7.5). */
export function footerPart(side: 'left' | 'right'): string {
  const look = element(
    'w:pPr',
    {},
    element('w:pStyle', { 'w:val': 'Footer' }),
    indent(side === 'left' ? { left: 100 } : { right: 100 }),
    element('w:jc', { 'w:val': side }),
  );
  const code = element('w:r', {}, element('w:instrText', { 'xml:space': 'preserve' }, text(' PAGE ')));
  const number = [field('begin'), code, field('separate'), textRun('1'), field('end')];
  return part(
    element(
      'w:ftr',
      { 'xmlns:w': NAMESPACE.word, 'xmlns:r': NAMESPACE.relations },
      element('w:p', {}, look, textRun('— '), ...number, textRun(' —')),
    ),
  );
}

/** word/fontTable.xml: an alternative name for each face, for machines that have only the newer or the open one. */
export function fontTablePart(): string {
  return part(
    element(
      'w:fonts',
      { 'xmlns:w': NAMESPACE.word },
      face(FONT.body, '仿宋', 'modern'),
      face(FONT.title, '小标宋', 'roman'),
      face(FONT.heading, 'SimHei', 'modern'),
      face(FONT.kai, '楷体', 'modern'),
      face(FONT.song, 'SimSun', 'roman'),
    ),
  );
}

function field(type: 'begin' | 'separate' | 'end'): Xml {
  return element('w:r', {}, element('w:fldChar', { 'w:fldCharType': type }));
}

function face(name: string, other: string, family: 'roman' | 'modern'): Xml {
  return element(
    'w:font',
    { 'w:name': name },
    element('w:altName', { 'w:val': other }),
    // 86 is GB2312.
    element('w:charset', { 'w:val': '86' }),
    element('w:family', { 'w:val': family }),
    element('w:pitch', { 'w:val': 'default' }),
  );
}
