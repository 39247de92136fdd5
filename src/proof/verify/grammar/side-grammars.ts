import { FACES, looks } from './looks.ts';
import { ANY, each, type Grammar, leaf, off, OFF, ON_OFF, val } from './rule.ts';

const loose = leaf({ '*': ANY });
const w = (names: string): readonly string[] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `w:${name}`);

const STYLE =
  'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr';
const TABLE = 'tblPr trPr tcPr tblStylePr';

/** Around the looks in word/styles.xml: a style is held against these and the looks of where it is used. */
export const STYLES: Grammar = {
  'w:styles': { children: ['w:docDefaults', 'w:latentStyles', 'w:style'] },
  'w:docDefaults': { children: ['w:rPrDefault', 'w:pPrDefault'] },
  'w:rPrDefault': { children: ['w:rPr'] },
  'w:pPrDefault': { children: ['w:pPr'] },
  // What the names of styles that are not there would look like in a list to choose from.
  'w:latentStyles': { children: ['w:lsdException'], attributes: { '*': ANY } },
  'w:lsdException': loose,
  'w:style': {
    children: w(STYLE),
    attributes: {
      'w:type': /^(?:paragraph|character)$/,
      'w:styleId': ANY,
      'w:default': ON_OFF,
      'w:customStyle': ON_OFF,
    },
  },
  ...each(w(STYLE.replace(' pPr rPr', '')).join(' '), loose),
};

/** Styles of tables and lists: there are no tables and lists in the text. */
export const OTHER_STYLE: Grammar = {
  ...looks('unused'),
  ...STYLES,
  'w:style': { children: [...w(STYLE), ...w(TABLE)], attributes: { '*': ANY } },
  'w:tblStylePr': { children: [...w('pPr rPr'), ...w(TABLE)], attributes: { '*': ANY } },
  'w:tblPr': {
    children: w(
      'tblStyleRowBandSize tblStyleColBandSize tblInd tblBorders tblCellMar jc tblCellSpacing tblLayout tblW shd',
    ),
  },
  'w:trPr': { children: w('jc tblHeader cantSplit') },
  'w:tcPr': { children: w('shd vAlign tcBorders') },
  ...each('w:tblBorders w:tcBorders w:tblCellMar', {
    children: w('top left start bottom right end insideH insideV tl2br tr2bl'),
  }),
  ...each(
    'w:tblStyleRowBandSize w:tblStyleColBandSize w:tblInd w:tblCellSpacing w:tblLayout w:tblW w:tblHeader w:cantSplit w:vAlign w:insideH w:insideV w:tl2br w:tr2bl w:top w:left w:start w:bottom w:right w:end',
    loose,
  ),
};

const SETTINGS_LEAVES = `zoom removePersonalInformation removeDateAndTime bordersDoNotSurroundHeader
  bordersDoNotSurroundFooter hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState
  stylePaneFormatFilter stylePaneSortMethod defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
  doNotHyphenateCaps evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing
  displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin
  drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning
  characterSpacingControl savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent
  alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly alwaysMergeEmptyNamespace themeFontLang
  clrSchemeMapping decimalSymbol listSeparator doNotIncludeSubdocsInStats doNotAutoCompressPictures
  doNotEmbedSmartTags uiCompat97To2003 saveSubsetFonts rsidRoot rsid docVar footnote endnote doNotTrackMoves
  doNotTrackFormatting`;
const COMPAT = `useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL noColumnBalance
  balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace
  doNotExpandShiftReturn spacingInWholePoints adjustLineHeightInTable useFELayout compatSetting
  growAutofit useAnsiKerningPairs underlineTabInNumList applyBreakingRules doNotSnapToGridInCell
  doNotWrapTextWithPunct doNotUseEastAsianBreakRules useNormalStyleForList doNotUseIndentAsNumberingTabStop
  useAltKinsokuLineBreakRules allowSpaceOfSameStyleInTable doNotSuppressIndentation doNotAutofitConstrainedTables
  autofitToFirstFixedWidthCell displayHangulFixedWidth splitPgBreakAndParaMark doNotVertAlignCellWithSp
  doNotBreakConstrainedForcedTable doNotVertAlignInTxbx cachedColBalance layoutRawTableWidth layoutTableRowsApart
  useWord97LineBreakRules doNotBreakWrappedTables selectFldWithFirstOrLastChar`;
const MATH =
  'mathFont brkBin brkBinSub smallFrac dispDef lMargin rMargin defJc wrapIndent intLim naryLim wrapRight';
const m = MATH.split(' ').map((name) => `m:${name}`);

/** word/settings.xml. Not among them: a template that is loaded, mail merge, fields that are renewed, revisions. */
export const SETTINGS: Grammar = {
  'w:settings': {
    children: [
      ...w(SETTINGS_LEAVES),
      ...w(
        'trackRevisions documentProtection mirrorMargins compat rsids docVars footnotePr endnotePr hdrShapeDefaults',
      ),
      ...w('shapeDefaults embedTrueTypeFonts'),
      'm:mathPr',
      'w14:docId',
      'w15:docId',
      'w15:chartTrackingRefBased',
      'w16cid:durableId',
    ],
  },
  ...each(w(`${SETTINGS_LEAVES} ${COMPAT}`).join(' '), loose),
  ...each('w:trackRevisions w:mirrorMargins w:embedTrueTypeFonts', off()),
  'w:documentProtection': leaf({ 'w:enforcement': OFF, '*': ANY }),
  'w:compat': { children: w(COMPAT) },
  'w:rsids': { children: w('rsidRoot rsid') },
  'w:docVars': { children: w('docVar') },
  'w:footnotePr': { children: w('footnote') },
  'w:endnotePr': { children: w('endnote') },
  ...each('w:hdrShapeDefaults w:shapeDefaults', { children: ['o:shapedefaults', 'o:shapelayout'] }),
  'o:shapedefaults': {
    children: ['v:fill', 'v:stroke', 'v:textbox', 'o:colormru'],
    attributes: { '*': ANY },
  },
  'o:shapelayout': { children: ['o:idmap'], attributes: { '*': ANY } },
  'm:mathPr': { children: m },
  ...each(
    [...m, 'o:idmap', 'o:colormru', 'v:fill', 'v:stroke', 'v:textbox', 'w14:docId', 'w15:docId'].join(' '),
    loose,
  ),
  'w15:chartTrackingRefBased': loose,
  'w16cid:durableId': loose,
};

const OTHER_FACES =
  'Times New Roman|Arial|Calibri|Calibri Light|Cambria|Cambria Math|Courier New|STSong|STFangsong|STKaiti|等线|等线 Light|DengXian|微软雅黑|Microsoft YaHei|MS Mincho|MS Gothic|Liberation Serif|Liberation Sans';

/** word/fontTable.xml: no font travels with the report, and none is replaced by one that is not a face of text. */
export const FONT_TABLE: Grammar = {
  'w:fonts': { children: ['w:font'] },
  'w:font': {
    children: w('altName panose1 charset family notTrueType pitch sig'),
    attributes: { 'w:name': ANY },
  },
  'w:altName': val(new RegExp(`^(?:${[...FACES, OTHER_FACES].join('|')})(?:,.*)?$`)),
  ...each('w:panose1 w:charset w:family w:notTrueType w:pitch w:sig', loose),
};

/** word/webSettings.xml: no frames, which would show other documents. */
export const WEB_SETTINGS: Grammar = {
  'w:webSettings': {
    children: w(
      'encoding optimizeForBrowser relyOnVML allowPNG doNotRelyOnCSS doNotSaveAsSingleFile doNotOrganizeInFolder doNotUseLongFileNames pixelsPerInch targetScreenSz',
    ),
  },
  ...each(
    'w:encoding w:optimizeForBrowser w:relyOnVML w:allowPNG w:doNotRelyOnCSS w:doNotSaveAsSingleFile w:doNotOrganizeInFolder w:doNotUseLongFileNames w:pixelsPerInch w:targetScreenSz',
    loose,
  ),
};

/** word/footnotes.xml and endnotes.xml, as Word keeps them where there is no note: the lines that would part them. */
export const NOTES: Grammar = {
  ...looks('unused'),
  'w:footnotes': { children: ['w:footnote'] },
  'w:endnotes': { children: ['w:endnote'] },
  ...each('w:footnote w:endnote', {
    children: ['w:p'],
    attributes: {
      'w:type': /^(?:separator|continuationSeparator|continuationNotice)$/,
      'w:id': /^-?\d+$/,
      '!': /w:type/,
    },
  }),
  'w:p': { children: ['w:pPr', 'w:r'], attributes: { '*': ANY } },
  'w:r': { children: ['w:rPr', 'w:separator', 'w:continuationSeparator'], attributes: { '*': ANY } },
  ...each('w:separator w:continuationSeparator', {}),
};
