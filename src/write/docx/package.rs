//! The package's own parts: `[Content_Types].xml`, relationships, settings and the application's
//! name. Only parts in use are listed.

/// Content types, for a number of footers.
pub fn content_types(footers: usize, images: usize) -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        "\n",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
        r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    ));
    if images > 0 {
        out.push_str(r#"<Default Extension="png" ContentType="image/png"/>"#);
    }
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut part = |name: &str, kind: &str| {
        out.push_str(&format!(r#"<Override PartName="{name}" ContentType="{kind}+xml"/>"#));
    };
    part("/word/document.xml", &format!("{word}.document.main"));
    part("/word/styles.xml", &format!("{word}.styles"));
    part("/word/settings.xml", &format!("{word}.settings"));
    part("/word/fontTable.xml", &format!("{word}.fontTable"));
    for n in 1..=footers {
        part(&format!("/word/footer{n}.xml"), &format!("{word}.footer"));
    }
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties");
    part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties");
    part("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties");
    out.push_str("</Types>");
    out
}

/// Relationships of the package.
pub const RELS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>"#,
    r#"<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>"#,
    r#"</Relationships>"#,
);

/// Relationships of the document: (id, part) of footers and images beside the fixed ones.
pub fn document_rels(footers: usize, images: &[(String, String)]) -> String {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        "\n",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    ));
    let mut relation = |id: &str, kind: &str, target: &str| {
        out.push_str(&format!(
            r#"<Relationship Id="{id}" Type="{kinds}/{kind}" Target="{target}"/>"#
        ));
    };
    relation("rId1", "styles", "styles.xml");
    relation("rId2", "settings", "settings.xml");
    relation("rId3", "fontTable", "fontTable.xml");
    for n in 1..=footers {
        relation(&format!("rIdFooter{n}"), "footer", &format!("footer{n}.xml"));
    }
    for (id, target) in images {
        relation(id, "image", target);
    }
    out.push_str("</Relationships>");
    out
}

/// Settings: odd and even pages differ, Chinese line breaking, Word 2013 layout.
pub const SETTINGS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:zoom w:percent="100"/>"#,
    r#"<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"#,
    r#"<w:defaultTabStop w:val="640"/>"#,
    r#"<w:evenAndOddHeaders/>"#,
    r#"<w:drawingGridVerticalSpacing w:val="296"/>"#,
    r#"<w:characterSpacingControl w:val="compressPunctuation"/>"#,
    // GB/T 15834, 5.1: the marks that end no line, and those that begin none
    r#"<w:noLineBreaksAfter w:lang="zh-CN" w:val="“‘（《〈【〔「『［｛￥＄№"/>"#,
    r#"<w:noLineBreaksBefore w:lang="zh-CN" w:val="。，、；：？！”’）》〉】〕」』］｝·～%‰℃°′″％)/,.;:"/>"#,
    r#"<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"#,
    r#"<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"#,
    r#"<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>"#,
    r#"</w:compat>"#,
    r#"<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>"#,
    r#"<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>"#,
    r#"</w:settings>"#,
);

/// Extended properties: the program's name, no clock, no counts.
pub const APP: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"#,
    r#"<Application>gongwen</Application></Properties>"#,
);
