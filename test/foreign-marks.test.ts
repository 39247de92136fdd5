// Foreign constructs at every kind of place of a document, judged by a table of what a reader would see: what shows other
// words, hides some, or leads elsewhere must be refused wherever it stands; what an honest save writes must pass.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, strToU8 } from 'fflate';
import { renderParts } from '#proof/documents/render-docx.ts';
import { documentOfManifest } from '#proof/manifest/document-text.ts';
import type { Manifest } from '#proof/manifest/manifest.ts';
import { type Finding, Findings } from '#proof/verify/finding.ts';
import { carriedBy } from '#proof/verify/open-subject.ts';
import { verifyCopy } from '#proof/verify/verify-copy.ts';
import { aBigReport } from './builders/a-big-report.ts';

const big = aBigReport(12);
const { signed } = big;
/** With every element of a document, so that every style is used. */
const manifest: Manifest = {
  ...big.manifest,
  text: {
    ...big.manifest.text,
    document_no: '江委〔2022〕1号',
    issuer: '张三',
    blocks: [{ kind: 'heading', inlines: ['一、工作'] }, ...big.manifest.text.blocks],
  },
};
const parts = Object.fromEntries(
  renderParts(documentOfManifest(manifest), signed).map(([name, content]) => [name, strToU8(content)]),
);
const carried = carriedBy(new Map(Object.entries(parts)));
const MAIN = 'word/document.xml';

function wrongIn(changes: Readonly<Record<string, string>>): readonly Finding[] {
  const files = new Map(Object.entries(parts));
  for (const [name, content] of Object.entries(changes)) files.set(name, strToU8(content));
  const findings = new Findings();
  verifyCopy(manifest, signed, { files, facts: carried?.facts ?? null }, findings);
  return findings.list.filter((one) => one.verdict === 'disagrees');
}

const part = (name: string): string => strFromU8(parts[name] ?? assert.fail(name));

/** Where elements begin and end in a part: each kind of place by the elements around it, the first of each kind. */
function places(markup: string): readonly { readonly at: number; readonly inside: string }[] {
  const found: { at: number; inside: string }[] = [];
  const seen = new Map<string, number>();
  const open: string[] = [];
  for (const tag of markup.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    const [all, closing, name = '', empty] = tag;
    if (all.startsWith('<?')) continue;
    const note = (at: number): void => {
      if (open.length === 0) return;
      const inside = open.slice(-3).join('/');
      const count = seen.get(`${inside} ${name}`) ?? 0;
      seen.set(`${inside} ${name}`, count + 1);
      if (count === 0) found.push({ at, inside: open.at(-1) ?? '' });
    };
    if (closing === '/') {
      note(tag.index);
      open.pop();
    } else {
      note(tag.index);
      if (empty !== '/') open.push(name);
    }
  }
  return found;
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const T = '<w:t>987</w:t>';

/** Each shows other words, hides words, or leads elsewhere where it stands in some reader. */
const FOREIGN: Readonly<Record<string, string>> = {
  'a run': `<w:r>${T}</w:r>`,
  'a word of its own': T,
  'a word with a new line in its tag': '<w:r><w:t\n>987</w:t\n></w:r>',
  'a word under another prefix': `<x:r xmlns:x="${W}"><x:t>987</x:t></x:r>`,
  'a word of the strict format': `<x:r xmlns:x="${STRICT}"><x:t>987</x:t></x:r>`,
  'a word for some readers': `<mc:AlternateContent xmlns:mc="${MC}"><mc:Choice Requires="w14"><w:r>${T}</w:r></mc:Choice><mc:Fallback/></mc:AlternateContent>`,
  'a bare fallback': `<mc:Fallback xmlns:mc="${MC}"><w:r>${T}</w:r></mc:Fallback>`,
  'an inserted run': `<w:ins w:id="1" w:author="x"><w:r>${T}</w:r></w:ins>`,
  'a deleted run': `<w:del w:id="1"><w:r><w:delText>9</w:delText></w:r></w:del>`,
  'a moved run': `<w:moveTo w:id="1"><w:r>${T}</w:r></w:moveTo>`,
  'a simple field': '<w:fldSimple w:instr="NUMPAGES"/>',
  'a field': '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
  'an instruction of a field': '<w:r><w:instrText>= 9+8</w:instrText></w:r>',
  'a link': '<w:hyperlink w:anchor="x"/>',
  'a symbol': '<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>',
  'a hyphen that does not break': '<w:r><w:noBreakHyphen/></w:r>',
  'a soft hyphen': '<w:r><w:softHyphen/></w:r>',
  'a page number': '<w:r><w:pgNum/></w:r>',
  'the day': '<w:r><w:dayLong/></w:r>',
  'a tab to the margin': '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="dot"/></w:r>',
  'a note': '<w:r><w:footnoteReference w:id="2"/></w:r>',
  'a note at the end': '<w:r><w:endnoteReference w:id="2"/></w:r>',
  'a comment': '<w:r><w:commentReference w:id="2"/></w:r>',
  'a picture': '<w:r><w:drawing/></w:r>',
  'an old picture': '<w:r><w:pict/></w:r>',
  'an object': '<w:r><w:object/></w:r>',
  'other content': '<w:altChunk r:id="rId1"/>',
  'another document': '<w:subDoc r:id="rId1"/>',
  'a ruby': '<w:r><w:ruby><w:rubyBase/></w:ruby></w:r>',
  'turned words': '<w:bdo w:val="rtl"/>',
  'a formula':
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>9</m:t></m:r></m:oMath>',
  'a smart tag': '<w:smartTag w:element="x"/>',
  'custom markup': '<w:customXml w:element="x"/>',
  'a table': '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
  'a frame': '<w:framePr w:x="20000" w:y="20000"/>',
  'hidden words': '<w:vanish/>',
  'words hidden by a value': '<w:vanish w:val="on"/>',
  'hidden words with a decoy': '<w:vanish xmlns:x="urn:x" x:val="0"/>',
  'hidden words of the strict format': `<x:vanish xmlns:x="${STRICT}"/>`,
  'words hidden on the web': '<w:webHidden/>',
  'words hidden for good': '<w:specVanish/>',
  'struck words': '<w:strike/>',
  'words struck twice': '<w:dstrike w:val="1"/>',
  'white words': '<w:color w:val="FFFFFF"/>',
  'black behind the words': '<w:shd w:val="clear" w:fill="000000"/>',
  'black over the words': '<w:highlight w:val="black"/>',
  'tiny words': '<w:sz w:val="2"/>',
  'squeezed words': '<w:w w:val="1"/>',
  'words pushed together': '<w:spacing w:val="-400"/>',
  'raised words': '<w:position w:val="3000"/>',
  'symbols for words': '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:eastAsia="Wingdings"/>',
  'a theme for a font': '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>',
  capitals: '<w:caps/>',
  'embossed words': '<w:emboss/>',
  'two lines in one': '<w:eastAsianLayout w:combine="1"/>',
  'words fitted': '<w:fitText w:val="1"/>',
  'transparent words':
    '<x:textFill xmlns:x="http://schemas.microsoft.com/office/word/2010/wordml"><x:noFill/></x:textFill>',
  'a list label': '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
  'lines without height': '<w:spacing w:line="1" w:lineRule="exact"/>',
  'words beside the page': '<w:ind w:left="30000"/>',
  'words before the page': '<w:ind w:left="-30000"/>',
  'a dotted tab': '<w:tabs><w:tab w:val="right" w:pos="900" w:leader="dot"/></w:tabs>',
  'a border': '<w:pBdr><w:top w:val="single" w:sz="900"/></w:pBdr>',
  'words from right to left': '<w:bidi/>',
  'a background': '<w:background w:color="000000"/>',
  'a second section': '<w:sectPr/>',
  'an empty paragraph': '<w:p/>',
  'a placeholder that shows': '<w:showingPlcHdr/>',
  'a control for a list': '<w:dropDownList/>',
  'a binding elsewhere':
    '<w:dataBinding w:xpath="/x" w:storeItemID="{00000000-0000-0000-0000-000000000000}"/>',
  'a control that repeats':
    '<x:repeatingSection xmlns:x="http://schemas.microsoft.com/office/word/2012/wordml"/>',
  'an unknown element': '<x:y xmlns:x="urn:x"/>',
  'an element without a namespace': '<y/>',
  'a comment of XML': '<!-- 987 -->',
  'a processing instruction': '<?x 987?>',
  'a section of raw text': '<![CDATA[987]]>',
  'an entity of its own': '&x;',
  'bare words': '987',
};

const PARTS = [
  MAIN,
  'word/styles.xml',
  'word/footer1.xml',
  'word/settings.xml',
  'word/fontTable.xml',
] as const;

for (const name of PARTS)
  test(`${name}: a foreign construct at any place is named`, () => {
    const markup = part(name);
    let tried = 0;
    const passed: string[] = [];
    for (const { at, inside } of places(markup))
      for (const [what, construct] of Object.entries(FOREIGN)) {
        tried += 1;
        const wrong = wrongIn({ [name]: markup.slice(0, at) + construct + markup.slice(at) });
        if (wrong.length === 0) passed.push(`${what} in ${inside} at ${at}`);
        for (const one of wrong) assert.match(one.message, /\p{Script=Han}/u);
      }
    console.log(`${tried} in ${name}`);
    assert.deepEqual(passed, []);
  });

test('an attribute that is foreign, anywhere in the text', () => {
  const markup = part(MAIN);
  const foreign = [' x:y="1" xmlns:x="urn:x"', ' w:conformance="strict"', ` xmlns:w="${STRICT}"`, ' y="1"'];
  let tried = 0;
  for (const tag of markup.matchAll(/<w:[\w]+/g)) {
    tried += 1;
    const attribute = foreign[tried % foreign.length] ?? '';
    // The root says its namespaces already: twice is no XML.
    const at = tag.index + tag[0].length;
    const wrong = wrongIn({ [MAIN]: markup.slice(0, at) + attribute + markup.slice(at) });
    assert.ok(wrong.length > 0, `${attribute} of ${tag[0]} at ${at}`);
  }
  assert.ok(tried > 200);
});

/** What Word, WPS and LibreOffice write when they save a file again, as far as it is known. */
const HONEST: readonly (readonly [what: string, part: string, from: string | RegExp, to: string])[] = [
  [
    'ids of revisions',
    MAIN,
    /<w:p>/g,
    '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E" w:rsidP="00112233">',
  ],
  [
    'ids of paragraphs, and extensions that may be ignored',
    MAIN,
    /<w:document /,
    `<w:document xmlns:mc="${MC}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15" `,
  ],
  [
    'a bookmark',
    MAIN,
    '</w:p>',
    '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>',
  ],
  [
    'marks of spelling',
    MAIN,
    '</w:pPr>',
    '</w:pPr><w:proofErr w:type="spellStart"/><w:proofErr w:type="spellEnd"/>',
  ],
  ['a break of the page as it was last drawn', MAIN, '<w:r><w:t', '<w:r><w:lastRenderedPageBreak/><w:t'],
  [
    'a language, a hint of a font',
    MAIN,
    '<w:r><w:t',
    '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:lang w:eastAsia="zh-CN"/></w:rPr><w:t',
  ],
  ['a run cut in two', MAIN, '省委：', '省</w:t></w:r><w:r><w:t>委：'],
  [
    'a placeholder of a control',
    MAIN,
    '<w:lock ',
    '<w:placeholder><w:docPart w:val="DefaultPlaceholder_-1854013440"/></w:placeholder><w:lock ',
  ],
  [
    'the look of a control',
    MAIN,
    '<w:lock ',
    '<x:appearance xmlns:x="http://schemas.microsoft.com/office/word/2012/wordml" x:val="boundingBox"/><w:lock ',
  ],
  [
    'settings of Word',
    'word/settings.xml',
    '<w:compat>',
    '<w:bordersDoNotSurroundHeader/><w:proofState w:spelling="clean" w:grammar="clean"/><w:defaultTabStop w:val="420"/><w:drawingGridVerticalSpacing w:val="156"/><w:noPunctuationKerning/><w:hdrShapeDefaults><o:shapedefaults xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml" v:ext="edit" spidmax="2049"/></w:hdrShapeDefaults><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:spaceForUL/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>',
  ],
  [
    'revisions, mathematics, ids of Word',
    'word/settings.xml',
    '<w:themeFontLang',
    '<w:rsids><w:rsidRoot w:val="00172A27"/><w:rsid w:val="00172A27"/></w:rsids><m:mathPr xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:mathFont m:val="Cambria Math"/></m:mathPr><w:themeFontLang',
  ],
  [
    'settings of WPS',
    'word/settings.xml',
    '<w:compat>',
    '<w:documentProtection w:enforcement="0"/><w:docVars><w:docVar w:name="commondata" w:val="eyJ"/></w:docVars><w:compat>',
  ],
  [
    'styles that nothing uses, and the list of those that are not there',
    'word/styles.xml',
    '<w:style ',
    '<w:latentStyles w:defLockedState="0" w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/></w:latentStyles><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:rPr><w:i/><w:color w:val="404040"/><w:sz w:val="20"/></w:rPr></w:style><w:style ',
  ],
  [
    'fonts of the machine',
    'word/fontTable.xml',
    '</w:fonts>',
    '<w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/><w:sig w:usb0="E0002EFF" w:usb1="C000785B"/></w:font></w:fonts>',
  ],
  [
    'a page number as it was last drawn',
    'word/footer1.xml',
    '<w:t xml:space="preserve">1</w:t>',
    '<w:t>12</w:t>',
  ],
  [
    'who saved it last',
    'docProps/core.xml',
    '<dc:language>',
    '<cp:lastModifiedBy>张三</cp:lastModifiedBy><cp:revision>2</cp:revision><dc:language>',
  ],
  [
    'counts of words',
    'docProps/app.xml',
    '<Application>',
    '<Template>Normal.dotm</Template><TotalTime>1</TotalTime><Pages>8</Pages><Words>3</Words><Company/><Application>',
  ],
];

for (const [what, name, from, to] of HONEST)
  test(`an honest save: ${what}`, () => {
    const markup = part(name);
    const changed = markup.replace(from, to);
    assert.notEqual(changed, markup);
    assert.deepEqual(wrongIn({ [name]: changed }), []);
  });
