//! The XMP packet: the same properties as the Info dictionary, and what the file conforms to.

use crate::write::Info;
use crate::write::escape::escape;

/// The program's name as producer.
pub(super) const PRODUCER: &str = concat!("gongwen ", env!("CARGO_PKG_VERSION"));

/// PDF/A knows no properties but its own; those of PDF/UA are declared.
const EXTENSION: &str = "\
    <pdfaExtension:schemas xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><rdf:Bag>\
    <rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
    <rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li>\
    </rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>";

/// The packet's bytes.
pub(super) fn packet(info: &Info) -> Vec<u8> {
    let mut out = String::from(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
         <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
         <pdfuaid:part>1</pdfuaid:part>\n<dc:format>application/pdf</dc:format>",
    );
    let title = escape(&info.title);
    out += &format!(
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>"
    );
    out += &format!(
        "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>",
        info.language
    );
    if let Some(issuer) = &info.issuer {
        let issuer = escape(issuer);
        out += &format!("<dc:creator><rdf:Seq><rdf:li>{issuer}</rdf:li></rdf:Seq></dc:creator>");
    }
    if let Some(subject) = subject(info) {
        let subject = escape(&subject);
        out += &format!(
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt>\
             </dc:description>"
        );
    }
    if let Some(moment) = info.moment {
        out += &format!("<xmp:CreateDate>{}</xmp:CreateDate>", moment.iso());
    }
    out += &format!("<pdf:Producer>{PRODUCER}</pdf:Producer>");
    out += EXTENSION;
    out += "\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
    out.into_bytes()
}

/// 文种 and number, for the subject.
pub(super) fn subject(info: &Info) -> Option<String> {
    let parts: Vec<&str> =
        [info.wenzhong.as_deref(), info.number.as_deref()].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packet_holds_what_xml_holds() {
        let title = "关于<甲>&\u{7}\u{FFFF}乙的通知".to_owned();
        let packet = String::from_utf8(packet(&Info { title, ..Info::default() })).unwrap();
        assert!(packet.contains("关于&lt;甲&gt;&amp;乙的通知"), "{packet}");
        assert!(!packet.contains(['\u{7}', '\u{FFFF}']));
    }
}
