import { CHARACTER_PITCH, FONTS, LINE_PITCH, MM, RED, SIZE, twips } from '../geometry.ts';
import { W, XML_HEAD } from './markup.ts';

// Word knows the official typefaces by these names; where one is missing it takes its own, and a clerk sees which.
const face = (names: readonly string[]): string => {
  const name = names.find((one) => /[\u4e00-\u9fff]/.test(one)) ?? names[0];
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="Times New Roman" w:hint="eastAsia"/>`;
};

const LINE = Math.floor(LINE_PITCH * 20);
const exact = (twentieths: number, before = 0): string =>
  `<w:spacing w:before="${before}" w:after="0" w:line="${twentieths}" w:lineRule="exact"/>`;

const style = (id: string, paragraph: string, letters: string): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;

const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const CENTRE = '<w:jc w:val="center"/>';

/** Space between characters in twentieths of a point, rounded down so that 28 fit into a line: 15.75 points a character. */
const CLOSER = `<w:spacing w:val="${Math.floor((CHARACTER_PITCH - SIZE.three) * 20)}"/>`;
const UNSPACED = '<w:spacing w:val="0"/>';

/** Points from the lower edge of a line of exact height to the lower edge of its characters. */
const BELOW_CHARACTERS = 6;
const RED_LINE = `<w:pBdr><w:bottom w:val="single" w:sz="10" w:space="${Math.round(twips(MM.redLineBelowNumber) / 20 - BELOW_CHARACTERS)}" w:color="${RED}"/></w:pBdr>`;

/** Styles by the names that a clerk sees in Word; every measure is that of GB/T 9704—2012. */
export const PAPER_STYLES: readonly string[] = [
  style('Body', INDENT, ''),
  style('Level1', `<w:keepNext/>${INDENT}`, face(FONTS.hei)),
  style('Level2', `<w:keepNext/>${INDENT}`, face(FONTS.kai)),
  style('Addressee', '', ''),
  style(
    'Mark',
    `<w:snapToGrid w:val="0"/>${exact(1040, twips(MM.markBelowEdge))}${CENTRE}`,
    `${face(FONTS.song)}<w:b/><w:color w:val="${RED}"/>${UNSPACED}${size(48)}`,
  ),
  style('Number', `${RED_LINE}${CENTRE}`, ''),
  style(
    'NumberSigned',
    `${RED_LINE}<w:tabs><w:tab w:val="right" w:pos="8520"/></w:tabs><w:ind w:left="320"/><w:jc w:val="left"/>`,
    '',
  ),
  style('PaperTitle', `${exact(700)}${CENTRE}`, `${face(FONTS.song)}<w:b/>${UNSPACED}${size(SIZE.two)}`),
  style('Signature', '<w:keepNext/><w:jc w:val="right"/>', ''),
  style('Attachment', '', face(FONTS.hei)),
  style(
    'TableHead',
    `<w:keepNext/><w:snapToGrid w:val="0"/>${exact(280)}${CENTRE}`,
    `${face(FONTS.hei)}${UNSPACED}${size(SIZE.five)}`,
  ),
  style('TableCell', `<w:snapToGrid w:val="0"/>${exact(280)}<w:jc w:val="left"/>`, UNSPACED + size(SIZE.five)),
  style('TableCentre', `<w:snapToGrid w:val="0"/>${exact(280)}${CENTRE}`, UNSPACED + size(SIZE.five)),
  style(
    'Imprint',
    `<w:snapToGrid w:val="0"/>${exact(440)}<w:ind w:left="280" w:right="280"/><w:jc w:val="left"/>`,
    UNSPACED + size(SIZE.four),
  ),
  style('PageNumber', `<w:snapToGrid w:val="0"/>${exact(280)}`, `${face(FONTS.number)}${UNSPACED}${size(SIZE.four)}`),
  style('Anchor', `<w:snapToGrid w:val="0"/>${exact(20)}`, size(1)),
];

export const STYLES = `${XML_HEAD}<w:styles xmlns:w="${W}">
<w:docDefaults><w:rPrDefault><w:rPr>${face(FONTS.fang)}${CLOSER}${size(SIZE.three)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>${exact(LINE)}<w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
${PAPER_STYLES.join('\n')}
</w:styles>`;
