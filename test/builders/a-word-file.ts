import { strToU8, zipSync } from 'fflate';

/** A paragraph is the texts of its runs; a table is rows of cells; a control holds a run inside of a paragraph. */
export type Part = readonly Run[] | { readonly table: readonly (readonly (readonly Run[])[])[] } | 'empty';
type Run = string | { readonly control: string } | { readonly deleted: string };

/** A DOCX as Word saves it: runs split anywhere, properties between them, revisions and content controls. */
export function aWordFile(parts: readonly Part[]): Uint8Array {
  const body = parts.map((part) => {
    if (part === 'empty') return '<w:p w:rsidR="00A1"/>';
    if (!('table' in part)) return paragraph(part);
    const rows = part.table.map(
      (cells) =>
        `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="2000"/></w:tcPr>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`,
    );
    return `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
  });
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document ${space}><w:body>${body.join('')}</w:body></w:document>`,
    ),
  });
}

function paragraph(runs: readonly Run[]): string {
  return `<w:p w:rsidR="00A1"><w:pPr><w:tabs><w:tab w:val="left" w:pos="10"/></w:tabs></w:pPr>${runs.map(run).join('<w:proofErr w:type="spellStart"/>')}</w:p>`;
}

function run(one: Run): string {
  if (typeof one === 'string')
    return `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">${one}</w:t></w:r>`;
  if ('deleted' in one) return `<w:del w:id="1"><w:r><w:delText>${one.deleted}</w:delText></w:r></w:del>`;
  return `<w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent>${run(one.control)}</w:sdtContent></w:sdt>`;
}
