import { PAGE } from '../../documents/docx/layout.ts';
import { looks } from './looks.ts';
import { ANY, each, type Grammar, leaf, off, OFF, type Rule, val } from './rule.ts';

const RSID = /^[0-9A-Fa-f]{8}$/;
const RSIDS = {
  'w:rsidR': RSID,
  'w:rsidRPr': RSID,
  'w:rsidRDefault': RSID,
  'w:rsidP': RSID,
  'w:rsidDel': RSID,
  'w:rsidSect': RSID,
} as const;
/** What stands between the words and shows nothing. */
const MARKS = ['w:bookmarkStart', 'w:bookmarkEnd', 'w:proofErr'];
const number = /^-?\d{1,12}$/;

const WORDS: Grammar = {
  'w:p': {
    children: ['w:pPr', 'w:r', 'w:sdt', ...MARKS],
    attributes: { ...RSIDS, 'w14:paraId': RSID, 'w14:textId': RSID },
  },
  'w:t': { attributes: { 'xml:space': /^(?:preserve|default)$/ }, text: ANY },
  'w:br': leaf({ 'w:type': /^textWrapping$/ }),
  'w:lastRenderedPageBreak': {},
  // A name that nothing refers to: fields are not allowed.
  'w:bookmarkStart': leaf({ 'w:id': number, 'w:name': ANY }),
  'w:bookmarkEnd': leaf({ 'w:id': number }),
  'w:proofErr': leaf({ 'w:type': ANY }),
};

function run(...further: readonly string[]): Rule {
  return {
    children: ['w:rPr', 'w:t', 'w:br', 'w:tab', 'w:lastRenderedPageBreak', ...further],
    attributes: RSIDS,
  };
}

const BINDING = leaf({ 'w:prefixMappings': ANY, 'w:xpath': ANY, 'w:storeItemID': ANY });

/** A number's control; what its binding leads to is looked at by itself. */
const CONTROL: Grammar = {
  'w:sdt': { children: ['w:sdtPr', 'w:sdtEndPr', 'w:sdtContent'] },
  'w:sdtEndPr': { children: ['w:rPr'] },
  // LibreOffice puts a control without a kind into a second one.
  'w:sdtContent': { children: ['w:r', 'w:sdt', ...MARKS] },
  'w:sdtPr': {
    children: [
      ...['rPr', 'alias', 'tag', 'id', 'lock', 'placeholder', 'dataBinding', 'text', 'richText'].map(
        (name) => `w:${name}`,
      ),
      'w15:dataBinding',
      'w15:appearance',
    ],
  },
  ...each('w:alias w:tag', val(ANY)),
  'w:id': val(number),
  'w:lock': val(/^(?:contentLocked|sdtContentLocked|sdtLocked|unlocked)$/),
  // Shown where a control is empty, and none of ours is.
  'w:placeholder': { children: ['w:docPart'] },
  'w:docPart': val(ANY),
  ...each('w:dataBinding w15:dataBinding', BINDING),
  'w:text': leaf({ 'w:multiLine': OFF }),
  'w:richText': {},
  'w15:appearance': leaf({ 'w15:val': /^(?:boundingBox|tags)$/ }),
};

const exactly = (value: number): RegExp => new RegExp(`^${value}$`);

const SECTION: Grammar = {
  'w:sectPr': {
    children: [
      'headerReference',
      'footerReference',
      'footnotePr',
      'endnotePr',
      'type',
      'pgSz',
      'pgMar',
      'paperSrc',
      'pgNumType',
      'cols',
      'formProt',
      'titlePg',
      'textDirection',
      'bidi',
      'rtlGutter',
      'docGrid',
    ].map((name) => `w:${name}`),
    attributes: RSIDS,
  },
  ...each('w:headerReference w:footerReference', leaf({ 'w:type': /^(?:default|even)$/, 'r:id': ANY })),
  ...each('w:footnotePr w:endnotePr', {}),
  'w:type': val(/^nextPage$/),
  'w:pgSz': leaf({
    'w:w': exactly(PAGE.width),
    'w:h': exactly(PAGE.height),
    'w:code': /^9$/,
    'w:orient': /^portrait$/,
  }),
  'w:pgMar': leaf({
    'w:top': exactly(PAGE.top),
    'w:bottom': exactly(PAGE.bottom),
    'w:left': exactly(PAGE.left),
    'w:right': exactly(PAGE.right),
    'w:header': /^[01]?\d{1,3}$/,
    'w:footer': exactly(PAGE.footer),
    'w:gutter': /^0$/,
  }),
  'w:paperSrc': leaf({ 'w:first': number, 'w:other': number }),
  'w:pgNumType': leaf({ 'w:fmt': /^(?:decimal|numberInDash)$/ }),
  'w:cols': leaf({ 'w:space': /^\d{1,4}$/, 'w:num': /^1$/, 'w:equalWidth': ANY }),
  ...each('w:formProt w:titlePg w:bidi w:rtlGutter', off()),
  'w:textDirection': val(/^lrTb$/),
  'w:docGrid': leaf({
    'w:type': /^(?:linesAndChars|lines|default)$/,
    'w:linePitch': number,
    'w:charSpace': number,
  }),
};

/** word/document.xml */
export const TEXT: Grammar = {
  ...looks('text'),
  ...WORDS,
  ...CONTROL,
  ...SECTION,
  'w:document': { children: ['w:body'] },
  'w:body': { children: ['w:p', 'w:sectPr', ...MARKS] },
  'w:r': run(),
  // A character, or a stop among the properties of a paragraph.
  'w:tab': leaf({ 'w:val': /^(?:right|left|clear)$/, 'w:pos': /^\d{1,4}$/, 'w:leader': /^none$/ }),
};

/** word/footerN.xml and word/headerN.xml: what they say is looked at by itself. */
export const MARGIN: Grammar = {
  ...looks('footer'),
  ...WORDS,
  ...each('w:ftr w:hdr', { children: ['w:p'] }),
  'w:p': { children: ['w:pPr', 'w:r', 'w:fldSimple', ...MARKS], attributes: WORDS['w:p']?.attributes ?? {} },
  'w:r': run('w:fldChar', 'w:instrText'),
  'w:fldSimple': { children: ['w:r'], attributes: { 'w:instr': ANY } },
  'w:fldChar': leaf({ 'w:fldCharType': /^(?:begin|separate|end)$/ }),
  'w:instrText': { attributes: { 'xml:space': /^preserve$/ }, text: ANY },
};
