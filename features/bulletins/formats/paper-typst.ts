import { CHARACTER_PITCH, FONTS, LINE_PITCH, MM, RED, SIZE } from './geometry.ts';

const fonts = (names: readonly string[]): string => `(${names.map((name) => JSON.stringify(name)).join(', ')},)`;

/**
 * The page of GB/T 9704—2012 as a typst program. The paper comes in as data (`sys.inputs.paper`), never as markup, so
 * that nothing a person types can be taken for a command. A line is as high as its characters (top edge 0.88 em,
 * bottom 0.12 em), so that pitch = size + leading holds to the point.
 */
export const PAPER_TYPST = `
#let paper = json(bytes(sys.inputs.paper))
#let song = ${fonts(FONTS.song)}
#let hei = ${fonts(FONTS.hei)}
#let kai = ${fonts(FONTS.kai)}
#let fang = ${fonts(FONTS.fang)}
#let plain = ${fonts(FONTS.number)}
#let red = rgb("#${RED}")
#let pitch = ${LINE_PITCH}pt
#let blank(n) = v(n * pitch, weak: false)
#let char = ${CHARACTER_PITCH}pt

#set document(title: paper.title, date: none)
#set page(
  paper: "a4",
  margin: (top: ${MM.top}mm, bottom: ${MM.bottom}mm, left: ${MM.left}mm, right: ${MM.right}mm),
  footer-descent: ${MM.pageNumberBelow}mm,
  footer: context {
    let n = counter(page).get().first()
    set text(font: plain, size: ${SIZE.four}pt, tracking: 0pt)
    align(if calc.odd(n) { right } else { left }, pad(left: ${SIZE.four}pt, right: ${SIZE.four}pt, [— #n —]))
  },
)
#set text(
  font: fang, size: ${SIZE.three}pt, lang: "zh", region: "cn", cjk-latin-spacing: none, hyphenate: false,
  tracking: ${CHARACTER_PITCH - SIZE.three - 0.001}pt, top-edge: 0.88em, bottom-edge: -0.12em, number-width: "proportional",
  costs: (widow: 0%, orphan: 0%),
)
#set par(leading: pitch - 1em, spacing: pitch - 1em, first-line-indent: (amount: 2 * char, all: true), justify: true)
#set block(spacing: pitch - 1em)
#let flat(body) = par(first-line-indent: 0pt, justify: false, body)

#place(top, dy: ${MM.markBelowEdge}mm, float: false, block(width: 100%, align(center, {
  let size = calc.min(48, 420 / calc.max(1, paper.mark.clusters().len()))
  text(font: song, weight: 900, size: size * 1pt, fill: red, tracking: if paper.mark.clusters().len() < 8 { 0.3em } else { 0pt }, paper.mark)
})))
#v(${MM.markBelowEdge}mm + 48pt + 2 * pitch)
#if paper.signer == none {
  align(center, text(tracking: 0pt, paper.number))
} else {
  grid(columns: (1fr, 1fr), align(left, pad(left: char, paper.number)), align(right, pad(right: char, {
    let parts = paper.signer.split("：")
    [#parts.first()：]
    text(font: kai, parts.slice(1).join("："))
  })))
}
#v(${MM.redLineBelowNumber}mm, weak: false)
#block(spacing: 0pt, line(length: 100%, stroke: 1.2pt + red))
#blank(2)
#block(width: 100%, align(center, {
  set par(leading: 35pt - 1em, first-line-indent: 0pt, justify: false)
  set text(font: song, weight: 700, size: ${SIZE.two}pt, tracking: 0pt)
  paper.title
}))
#blank(1)
#if paper.addressees != "" { flat(paper.addressees) }
#for one in paper.blocks {
  if one.style == "level1" { block(sticky: true, par(text(font: hei, one.text))) }
  else if one.style == "level2" { block(sticky: true, par(text(font: kai, one.text))) }
  else { par(one.text) }
}
#if paper.attachment != none {
  blank(1)
  par("附件：" + paper.attachment.title)
}
#block(breakable: false, width: 100%, {
  blank(2)
  align(right, pad(right: 4 * char, context {
    let wide = calc.max(measure(paper.issuer).width, measure(paper.date).width)
    box(width: wide, align(center, { set par(first-line-indent: 0pt, justify: false)
      paper.issuer
      linebreak()
      paper.date }))
  }))
})
#if paper.attachment != none {
  pagebreak()
  flat(text(font: hei, "附件"))
  blank(1)
  align(center, text(font: song, weight: 700, size: ${SIZE.two}pt, tracking: 0pt, paper.attachment.title))
  blank(1)
  set text(size: ${SIZE.five}pt, tracking: 0pt)
  set par(first-line-indent: 0pt, justify: false, leading: 4pt)
  set table.cell(breakable: false)
  table(
    columns: paper.attachment.columns.map(one => one.share * 100%),
    stroke: 0.5pt, inset: (x: 3pt, y: 5pt),
    align: (x, y) => if y == 0 or paper.attachment.columns.at(x).isCentred { center + horizon } else { left + horizon },
    table.header(..paper.attachment.columns.map(one => text(font: hei, one.label))),
    ..paper.attachment.rows.flatten().map(cell => [#cell]),
  )
}
#v(1fr)
#block(breakable: false, width: 100%, {
  set text(size: ${SIZE.four}pt, tracking: 0pt)
  set par(first-line-indent: 0pt, leading: 8pt, justify: false)
  set block(spacing: 6pt)
  line(length: 100%, stroke: 1pt)
  if paper.copyTo != "" {
    pad(x: ${SIZE.four}pt, par(hanging-indent: 3em, paper.copyTo))
    line(length: 100%, stroke: 0.7pt)
  }
  pad(x: ${SIZE.four}pt, grid(columns: (1fr, auto), paper.printer, paper.printed))
  line(length: 100%, stroke: 1pt)
})
`;
