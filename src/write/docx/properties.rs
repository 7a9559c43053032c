//! Metadata: the model's title, office, number, date, 文种 and language → core and custom
//! properties. Nothing of the clock or the machine.

use crate::document::{Document, Role};

/// `docProps/core.xml`.
pub fn core(document: &Document) -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        "\n",
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
        r#"xmlns:dc="http://purl.org/dc/elements/1.1/">"#,
    ));
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.push_str(&format!("<{name}>{}</{name}>", escape(&value)));
        }
    };
    put("dc:title", text_of(document, Role::Title));
    put("dc:subject", document.wenzhong.clone());
    put("dc:creator", document.issuer.clone().map(|issuer| one_line(&issuer)));
    put("dc:identifier", number(document));
    put("dc:language", Some("zh-CN".to_owned()));
    out.push_str("</cp:coreProperties>");
    out
}

/// `docProps/custom.xml`.
pub fn custom(document: &Document) -> String {
    let values = [
        ("发文机关", document.issuer.clone()),
        ("发文字号", number(document)),
        ("成文日期", document.date.clone()),
        ("文种", document.wenzhong.clone()),
        ("格式", Some(document.kind.name().to_owned())),
    ];
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        "\n",
        r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" "#,
        r#"xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#,
    ));
    let present = values
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
    for (pid, (name, value)) in (2..).zip(present) {
        out.push_str(&format!(
            r#"<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}"><vt:lpwstr>{}</vt:lpwstr></property>"#,
            escape(&one_line(&value))
        ));
    }
    out.push_str("</Properties>");
    out
}

fn text_of(document: &Document, role: Role) -> Option<String> {
    document.find(role).map(|block| one_line(&block.text))
}

fn number(document: &Document) -> Option<String> {
    text_of(document, Role::DocNumber).or_else(|| text_of(document, Role::IssueNumber))
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| *c != '\n').collect()
}

/// Escapes for XML, dropping what XML 1.0 cannot hold.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars().filter(|c| legal(*c)) {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// A character XML 1.0 can hold.
pub fn legal(character: char) -> bool {
    matches!(character, '\t' | '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
