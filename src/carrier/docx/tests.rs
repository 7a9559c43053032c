//! Small documents, built part by part, and the lines they come to.

use std::io::{Cursor, Write as _};

use super::*;
use crate::carrier::{Align, Bold, Line, Span};
use crate::diagnostic::LeftOut;

/// A package of parts.
pub(super) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document with a body and further parts beside it.
fn document(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let body = format!("<w:document><w:body>{body}</w:body></w:document>");
    let kinds = ["styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer"];
    let relations: String = kinds
        .iter()
        .map(|kind| format!("<Relationship Type='x/{kind}' Target='{kind}.xml'/>"))
        .collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let mut all = vec![("word/document.xml", body.as_str())];
    all.push(("word/_rels/document.xml.rels", &relations));
    all.extend(parts);
    packed(&all)
}

fn carried(body: &str, parts: &[(&str, &str)]) -> Warned<Carried<'static>> {
    let read = read(&document(body, parts)).unwrap();
    holds(&read.value);
    read
}

/// The law: what was found stands in the lines or in the records.
fn holds(carried: &Carried) {
    let solid = |text: &str| {
        let mut chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        chars.sort_unstable();
        chars
    };
    let lines: String = carried.lines.iter().map(|line| line.text().to_string()).collect();
    let gone: String = carried.changes.iter().map(|change| change.before.to_string()).collect();
    assert_eq!(solid(carried.source.as_deref().unwrap()), solid(&(lines + &gone)));
}

fn texts(body: &str) -> Vec<String> {
    carried(body, &[]).value.lines.iter().map(|line| line.text().into()).collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn codes(read: &Warned<Carried>) -> Vec<&'static str> {
    read.diagnostics.iter().map(|own| own.code).collect()
}

fn left(read: &Warned<Carried>) -> Vec<String> {
    read.value.left_out.iter().map(|LeftOut { text, .. }| text.clone()).collect()
}

#[test]
fn paragraphs_are_lines_with_their_numbers() {
    let body = [
        p("甲"),
        "<w:p/>".into(),
        "<w:p><w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type='page'/></w:r></w:p>".into(),
        p("丁 &lt;&#x6211;"),
    ];
    let read = carried(&body.concat(), &[]).value;
    let told =
        |line: &Line| (line.line, line.text().to_string(), line.blank_above, line.page_break_above);
    let lines: Vec<_> = read.lines.iter().map(told).collect();
    assert_eq!(
        lines,
        [
            (1, "甲".into(), 0, false),
            (3, "乙".into(), 1, false),
            (3, "丙".into(), 0, false),
            (4, "丁 <我".into(), 1, true),
        ]
    );
    assert_eq!(read.lines[2].placed.place(0), (3, 3));
    assert_eq!(read.source.unwrap().lines().nth(3), Some("丁 <我"));
}

#[test]
fn a_paragraph_tells_how_it_stands() {
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='a'><w:name w:val='heading 2'/>\
                  <w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>";
    let body = "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\
                <w:p><w:pPr><w:jc w:val='right'/><w:ind w:firstLineChars='200'/></w:pPr>\
                <w:r><w:rPr><w:b/></w:rPr><w:t>乙</w:t></w:r><w:r><w:t>丙</w:t></w:r></w:p>";
    let read = carried(body, &[("word/styles.xml", styles)]).value;
    let hints: Vec<_> = read.lines.iter().map(|line| line.hints.clone().unwrap()).collect();
    assert_eq!((hints[0].heading, hints[0].bold), (2, Bold::Whole));
    assert_eq!(
        (hints[0].align, hints[0].style.as_deref()),
        (Some(Align::Centre), Some("heading 2"))
    );
    assert_eq!((hints[1].align, hints[1].indent), (Some(Align::Right), 4));
    assert_eq!((hints[1].bold, &hints[1].style), (Bold::LeadIn(1), &None));
}

#[test]
fn numbers_of_lists_are_text_and_bullets_are_hints() {
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='0'>\
                     <w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/>\
                     <w:suff w:val='nothing'/></w:lvl>\
                     <w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl>\
                     <w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/><w:lvlText w:val='●'/></w:lvl>\
                     </w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='0'/></w:num>\
                     </w:numbering>";
    let item = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='3'/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [item(0, "甲"), item(1, "乙"), item(2, "丙"), item(0, ""), item(0, "丁")].concat();
    let read = carried(&body, &[("word/numbering.xml", numbering)]).value;
    let texts: Vec<String> = read.lines.iter().map(|line| line.text().into()).collect();
    assert_eq!(texts, ["一、甲", "1. 乙", "丙", "二、丁"]);
    let item = read.lines[2].hints.as_ref().and_then(|hints| hints.list.clone()).unwrap();
    assert_eq!((item.level, item.mark.as_str()), (3, "●"));
}

#[test]
fn tracked_changes_are_accepted_and_told_once() {
    let body = "<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>\
                <w:ins><w:r><w:t>丙</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>丁</w:t></w:r></w:moveFrom>\
                </w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>戊</w:t></w:r></w:p>\
                <w:p><w:r><w:t>己</w:t></w:r></w:p>";
    let read = carried(body, &[]);
    let texts: Vec<String> = read.value.lines.iter().map(|line| line.text().into()).collect();
    assert_eq!(texts, ["甲丙", "戊己"]);
    assert_eq!(codes(&read), ["N-DOCX-TRACKED"]);
    assert_eq!(read.diagnostics[0].arguments, ["1", "2"]);
    assert_eq!(left(&read), ["乙", "丁"]);
    assert_eq!((read.value.changes[1].line, read.value.changes[1].column), (1, 4));
}

#[test]
fn what_stands_outside_the_text_is_left_out_and_told() {
    let body = "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r>\
                <w:r><w:ruby><w:rt><w:r><w:t>bing</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>丙</w:t>\
                </w:r></w:rubyBase></w:ruby></w:r><w:r><w:drawing><wp:docPr name='图1' descr='总图'/>\
                <a:graphicData uri='x/picture'/></w:drawing></w:r></w:p>";
    let page = "<w:ftr><w:p><w:r><w:t>— </w:t></w:r><w:fldSimple w:instr=' PAGE '><w:r><w:t>1</w:t>\
                </w:r></w:fldSimple><w:r><w:t> —</w:t></w:r></w:p></w:ftr>";
    let parts = [
        (
            "word/comments.xml",
            "<w:comments><w:comment><w:p><w:r><w:t>改</w:t></w:r></w:p></w:comment></w:comments>",
        ),
        ("word/header.xml", "<w:hdr><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>"),
        ("word/footer.xml", page),
    ];
    let read = carried(body, &parts);
    assert_eq!(read.value.lines[0].text(), "甲丙");
    assert_eq!(left(&read), ["乙", "bing", "改", "内部资料"]);
    let mut codes = codes(&read);
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "N-DOCX-COMMENTS",
            "N-DOCX-PAGE-NUMBERS",
            "W-DOCX-PICTURE",
            "W-LEFT-OUT",
            "W-LEFT-OUT",
            "W-LEFT-OUT"
        ]
    );
}

#[test]
fn a_note_stands_below_its_paragraph() {
    let notes = "<w:footnotes><w:footnote w:id='0' w:type='separator'><w:p><w:r><w:t>x</w:t></w:r></w:p>\
                 </w:footnote><w:footnote w:id='2'><w:p><w:r><w:t xml:space='preserve'> 乙</w:t></w:r>\
                 </w:p></w:footnote></w:footnotes>";
    let body = format!(
        "<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id='2'/><w:t>。</w:t></w:r></w:p>{}",
        p("丙")
    );
    let read = carried(&body, &[("word/footnotes.xml", notes)]);
    let texts: Vec<String> = read.value.lines.iter().map(|line| line.text().into()).collect();
    assert_eq!(texts, ["甲。", "注：乙", "丙"]);
    assert_eq!(codes(&read), ["N-DOCX-NOTES"]);
}

#[test]
fn fields_show_their_results() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let body = format!(
        "<w:p>{}<w:r><w:instrText>HYPERLINK \"x\"</w:instrText></w:r>{}<w:hyperlink><w:r><w:t>甲</w:t>\
         </w:r></w:hyperlink>{}<w:r><w:t>乙</w:t></w:r>{}<w:r><w:instrText>PAGE</w:instrText></w:r>{}\
         <w:r><w:t>7</w:t></w:r>{}</w:p>",
        mark("begin"),
        mark("separate"),
        mark("end"),
        mark("begin"),
        mark("separate"),
        mark("end")
    );
    assert_eq!(texts(&body), ["甲乙"]);
}

#[test]
fn boxes_formulas_and_what_wraps_runs_are_text() {
    let boxed = |text: &str| {
        format!(
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{}\
             </w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>\
             {}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            p(text),
            p(text)
        )
    };
    let formula = "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r>\
                   </m:sup></m:sSup><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t>\
                   </m:r></m:den></m:f></m:oMath>";
    let body = format!(
        "<w:p>{}<w:r><w:t>乙</w:t></w:r>{}</w:p><w:sdt><w:sdtContent><w:p><w:smartTag><w:r><w:t>丙</w:t>\
         <w:noBreakHyphen/><w:t>丁</w:t><w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:smartTag>\
         {formula}</w:p></w:sdtContent></w:sdt>",
        boxed("甲"),
        boxed("戊")
    );
    assert_eq!(texts(&body), ["甲", "乙", "戊", "丙-丁☑x^2a/b"]);
}

fn cell(properties: &str, paragraphs: &[&str]) -> String {
    let paragraphs: String = paragraphs.iter().map(|text| p(text)).collect();
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

fn table(rows: &[String]) -> String {
    let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
    format!("<w:tbl>{rows}</w:tbl>")
}

#[test]
fn a_table_is_a_line_a_row_and_tells_what_is_merged() {
    let rows = [
        format!(
            "<w:trPr><w:tblHeader/></w:trPr>{}{}",
            cell("<w:vMerge w:val='restart'/>", &["甲"]),
            cell("<w:gridSpan w:val='2'/>", &["乙", "丙"])
        ),
        format!("{}{}{}", cell("<w:vMerge/>", &[""]), cell("", &["a", "b"]), cell("", &["2"])),
        format!("{}{}{}", cell("", &["丁"]), cell("", &[""]), cell("", &[""])),
    ];
    let read = carried(&table(&rows), &[]).value;
    let texts: Vec<String> = read.lines.iter().map(|line| line.text().into()).collect();
    assert_eq!(texts, ["甲\t乙丙\t", "\ta b\t2", "丁\t\t"]);
    let row = |at: usize| read.lines[at].hints.as_ref().unwrap().row.clone().unwrap();
    let span = |column, columns, rows| Span { column, columns, rows };
    assert_eq!(row(0).spans, [span(0, 1, 2), span(1, 2, 1)]);
    assert_eq!(row(1).spans, [span(0, 1, 0), span(1, 1, 1), span(2, 1, 1)]);
    assert!(row(0).head && !row(1).head && row(2).spans.is_empty());
}

#[test]
fn a_table_that_places_text_is_the_lines_that_are_seen() {
    let one = |cells: &[String]| table(&[cells.concat()]);
    assert_eq!(texts(&table(&[cell("", &["甲", "乙"]), cell("", &["丙"])])), ["甲", "乙", "丙"]);
    let masthead = one(&[cell("", &["甲局", "乙局"]), cell("", &["文件"])]);
    assert_eq!(texts(&masthead), ["甲局", "乙局文件"]);
    let signers = one(&[cell("", &["甲发〔2026〕1号"]), cell("", &["签发人：张三", "李四"])]);
    assert_eq!(texts(&signers), ["甲发〔2026〕1号　　签发人：张三　李四"]);
    let ruled = "<w:tbl><w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr>";
    let data = one(&[cell("", &["甲"]), cell("", &["乙"])]).replace("<w:tbl>", ruled);
    assert_eq!(texts(&data), ["甲\t乙"]);
}

#[test]
fn a_table_in_a_cell_is_text_of_the_cell() {
    let inner = table(&[
        format!("{}{}", cell("", &["a"]), cell("", &["b"])),
        format!("{}{}", cell("", &["c"]), cell("", &["d"])),
    ]);
    let outer = format!("<w:tc>{inner}<w:p/></w:tc>");
    let rows =
        [format!("{outer}{}", cell("", &["甲"])), [cell("", &["乙"]), cell("", &["丙"])].concat()];
    assert_eq!(texts(&table(&rows)), ["a b c d\t甲", "乙\t丙"]);
}

#[test]
fn what_cannot_be_read_is_named() {
    let whole = document(&p("甲"), &[]);
    let torn = whole.get(..whole.len() / 2).unwrap();
    assert!(is_docx(torn));
    assert!(matches!(read(torn), Err(CarrierError::Package(_))));
    let broken = packed(&[("word/document.xml", "<w:document><w:body><w:p></w:body>")]);
    assert!(
        matches!(read(&broken), Err(CarrierError::Xml { part, .. }) if part == "word/document.xml")
    );
    assert_eq!(read(&packed(&[("word/a.xml", "")])).err(), Some(CarrierError::NoDocument));
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(is_docx(&locked));
    assert_eq!(read(&locked).err(), Some(CarrierError::Encrypted));
    let deep = "<w:sdt>".repeat(400);
    assert!(matches!(read(&document(&deep, &[])), Err(CarrierError::TooDeep(_))));
}

#[test]
fn long_paragraphs_take_linear_time() {
    let many = 200_000;
    for piece in ["<w:tab/>", "<w:br/>", "<w:t>甲</w:t><w:tab/>", "<w:t>甲</w:t><w:br/>"] {
        let read = carried(&format!("<w:p><w:r>{}</w:r></w:p>", piece.repeat(many)), &[]);
        assert!(read.value.source.unwrap().chars().count() >= many, "{piece}");
    }
}
