//! Metadata: title, office, number, date, 文种 and language → core and custom properties. Nothing of
//! the clock or the machine.

use crate::document::Document;
use crate::write::Info;
use crate::write::escape::escape;

/// `docProps/core.xml`.
pub fn core(info: &Info) -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        "\n",
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
        r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
        r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
    ));
    let mut put = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.push_str(&format!("<{name}>{}</{name}>", escape(value)));
        }
    };
    put("dc:title", Some(&info.title));
    put("dc:subject", info.wenzhong.as_deref());
    put("dc:creator", info.issuer.as_deref());
    put("dc:identifier", info.number.as_deref());
    put("dc:language", Some(info.language));
    if let Some(moment) = info.moment {
        let moment = moment.iso();
        for name in ["dcterms:created", "dcterms:modified"] {
            out.push_str(&format!(r#"<{name} xsi:type="dcterms:W3CDTF">{moment}</{name}>"#));
        }
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// `docProps/custom.xml`.
pub fn custom(document: &Document, info: &Info) -> String {
    let values = [
        ("发文机关", info.issuer.as_deref()),
        ("发文字号", info.number.as_deref()),
        ("成文日期", document.date.as_deref()),
        ("文种", info.wenzhong.as_deref()),
        ("格式", Some(document.kind.name())),
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
        let value: String = value.chars().filter(|c| *c != '\n').collect();
        out.push_str(&format!(
            r#"<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}"><vt:lpwstr>{}</vt:lpwstr></property>"#,
            escape(&value)
        ));
    }
    out.push_str("</Properties>");
    out
}
