//! What is fuzzed, from which seeds, and the law each must keep.

use std::path::Path;
use std::sync::Arc;

use gongwen::carrier::{Carried, Carrier, CarrierOptions, open};
use gongwen::clean::{CleanRules, clean};
use gongwen::conserve::Ledger;
use gongwen::decode::{DecodeOptions, Encoding, decode_lossy};
use gongwen::font::Fonts;
use gongwen::settings::{Source, file};
use gongwen::style::{Demand, Picture, Seal};
use gongwen::{Error, Format, Options, convert};

/// A part of the program under a law.
pub struct Target {
    pub name: &'static str,
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Panics where an input breaks the law.
    pub holds: fn(&[u8]),
}

pub const TARGETS: &[Target] = &[
    Target { name: "decode", seeds: encoded, holds: decoded },
    Target { name: "read", seeds: texts, holds: read },
    Target { name: "markdown", seeds: marked, holds: unmarked },
    Target { name: "html", seeds: pages, holds: page },
    Target { name: "convert", seeds: texts, holds: converted },
    Target { name: "docx", seeds: packages, holds: unpacked },
    Target { name: "settings", seeds: settings, holds: set },
    Target { name: "font", seeds: fonts, holds: font },
    Target { name: "seal", seeds: seals, holds: seal },
];

fn texts() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut files: Vec<_> =
        folder.read_dir().expect("the samples").flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().filter_map(|file| std::fs::read(file).ok()).collect()
}

fn encoded() -> Vec<Vec<u8>> {
    let mut seeds = texts();
    for codec in [encoding_rs::GB18030, encoding_rs::BIG5, encoding_rs::EUC_KR] {
        for text in texts() {
            seeds.push(codec.encode(&String::from_utf8_lossy(&text)).0.into_owned());
        }
    }
    seeds
}

/// Every bad byte lies in the file, and what was decoded comes back as it is.
fn decoded(bytes: &[u8]) {
    if let Some((first, rest)) = bytes.split_first() {
        let names: Vec<&str> = Encoding::names().collect();
        let encoding = Encoding::from_label(names[usize::from(*first) % names.len()]);
        let options = DecodeOptions { encoding, ..DecodeOptions::default() };
        if let Ok((decoded, _)) = decode_lossy(rest, &options) {
            let marks = decoded.value.text.matches('\u{FFFD}').count();
            assert!(marks >= decoded.value.replaced.len(), "a bad byte has no mark");
        }
    }
    for repair in [false, true] {
        let options = DecodeOptions { repair, ..DecodeOptions::default() };
        let Ok((decoded, failed)) = decode_lossy(bytes, &options) else { return };
        assert_eq!(failed, !decoded.value.replaced.is_empty(), "a bad byte is no failure");
        for bad in &decoded.value.replaced {
            assert!(bad.byte < bytes.len() as u64, "a bad byte beyond the file");
        }
        // a text that begins with a mark of its own loses that one
        if decoded.value.text.starts_with('\u{FEFF}') {
            continue;
        }
        let given = DecodeOptions { encoding: Some(Encoding::Utf8), ..DecodeOptions::default() };
        if let Ok((again, _)) = decode_lossy(decoded.value.text.as_bytes(), &given) {
            assert_eq!(again.value.text, decoded.value.text, "decoding twice");
        }
    }
}

/// Cleaning twice is cleaning once.
fn read(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let cleaned = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        clean(Carried::plain(&chars), &CleanRules::default()).value.text()
    };
    let once = cleaned(&text);
    let twice = cleaned(&once);
    if once != twice {
        let differ = once.lines().zip(twice.lines()).find(|(one, two)| one != two);
        panic!("cleaning twice differs: {differ:?}");
    }
    keeps_the_laws(gongwen::read(text.as_bytes(), &Options::default()).err());
}

/// The samples as Markdown, and a text of all marks.
fn marked() -> Vec<Vec<u8>> {
    let all = "# 关于甲的通知\n\n**各局：**\n\n- [x] 乙*丙*\n> `丁`~~戊~~==己==\n\n|a|b|\n|-|-|\n||**c**|\n\n\
               ```c\n*d*\n```\n[庚](http://a.example)![辛](b.png)<br>&amp;\\*[^1]\n\n[^1]: 壬\n<!-- e -->\n";
    let headed = |text: Vec<u8>| [b"# ".as_slice(), &text, b"\n**a**\n- b\n- c\n"].concat();
    texts().into_iter().map(headed).chain([all.as_bytes().to_vec()]).collect()
}

/// As Markdown, no character is lost, and what was cleaned is plain text that stays.
fn unmarked(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut options = Options::default();
    options.carrier.from = Some(Carrier::Markdown);
    let read = gongwen::read(text.as_bytes(), &options);
    if let Ok(read) = &read {
        let read = &read.value;
        if let Err(lost) = Ledger::open(&read.decoded, &read.lines, &read.document) {
            panic!("{lost}");
        }
        let once = read.lines.text();
        let chars: Vec<char> = once.chars().collect();
        let twice = clean(Carried::plain(&chars), &CleanRules::default()).value.text();
        assert_eq!(once, twice, "cleaning twice");
    }
    keeps_the_laws(read.err());
}

/// Of all errors, a lost character and a part that cannot be written are the program's own.
fn keeps_the_laws(error: Option<Error>) {
    if let Some(error @ (Error::Lost(_) | Error::Write(_))) = error {
        panic!("{error}");
    }
}

/// Outputs are well-formed, and made again they are the same.
fn converted(bytes: &[u8]) {
    let fonts = Fonts::embedded();
    let mut options = Options::default();
    options.style.allow_missing = true;
    options.decode.allow_replaced = true;
    well_made(bytes, &options, &fonts);
}

fn well_made(bytes: &[u8], options: &Options, fonts: &Fonts) {
    let formats = [Format::Docx, Format::Pdf];
    let made = match convert(bytes, options, fonts, &formats) {
        Ok(made) => made.value.outputs,
        Err(error) => return keeps_the_laws(Some(error)),
    };
    for (format, bytes) in made {
        match format {
            Format::Docx => {
                let mut package =
                    zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("the DOCX is a ZIP");
                let mut xml = String::new();
                let mut part = package.by_name("word/document.xml").expect("the DOCX has a text");
                std::io::Read::read_to_string(&mut part, &mut xml).expect("the text is UTF-8");
                let mut reader = quick_xml::Reader::from_str(&xml);
                while !matches!(
                    reader.read_event().expect("the text is XML"),
                    quick_xml::events::Event::Eof
                ) {}
            }
            Format::Pdf => {
                let read = lopdf::Document::load_mem(&bytes).expect("the PDF can be read");
                assert!(!read.get_pages().is_empty(), "the PDF has pages");
            }
        }
    }
}

/// The samples as DOCX, and the parts of them that tell something: a part is mutated as XML and
/// packed again.
fn packages() -> Vec<Vec<u8>> {
    let (fonts, options) = (Fonts::embedded(), Options::default());
    let mut seeds = Vec::new();
    for text in texts() {
        let Ok(made) = convert(&text, &options, &fonts, &[Format::Docx]) else { continue };
        let Some((_, bytes)) = made.value.outputs.into_iter().next() else { continue };
        let mut package =
            zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("the DOCX is a ZIP");
        for name in ["word/document.xml", "word/styles.xml"] {
            let mut xml = Vec::new();
            let mut part = package.by_name(name).expect("a part");
            std::io::Read::read_to_end(&mut part, &mut xml).expect("its bytes");
            seeds.push(xml);
        }
        drop(package);
        seeds.push(bytes);
    }
    seeds.push(LISTS.as_bytes().to_vec());
    seeds
}

/// What no sample has: lists, tracked changes, merged cells, fields, boxes, notes.
const LISTS: &str = "<w:document><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/>\
    </w:numPr></w:pPr><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText>\
    </w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>\
    </w:tcPr><w:p><w:r><w:t>丙</w:t><w:tab/><w:br/></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr>\
    <w:tc><w:tcPr><w:vMerge/></w:tcPr><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr>\
    </w:tbl><w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText><w:fldChar \
    w:fldCharType='end'/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r><w:r><w:pict>\
    <w:txbxContent><w:p><w:r><w:t>戊</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>\
    </w:body></w:document>";

/// A DOCX is refused with a reason, or every character of it is accounted for. What is no package
/// is packed as each of the parts that are read.
fn unpacked(bytes: &[u8]) {
    let read = |bytes: &[u8]| {
        let options = Options::default();
        match gongwen::read(bytes, &options) {
            Ok(read) => {
                let read = read.value;
                let ledger =
                    gongwen::conserve::Ledger::open(&read.decoded, &read.lines, &read.document);
                if let Err(lost) = ledger {
                    panic!("{lost}");
                }
            }
            Err(error) => keeps_the_laws(Some(error)),
        }
    };
    let package = gongwen::carrier::open_package(bytes, &CarrierOptions::default());
    if !matches!(package, Ok(None)) {
        return read(bytes);
    }
    const BODY: &[u8] =
        "<w:document><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>".as_bytes();
    for (name, body) in
        [("document", bytes), ("styles", BODY), ("numbering", BODY), ("footnotes", BODY)]
    {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let mut put = |name: &str, bytes: &[u8]| {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
            std::io::Write::write_all(&mut zip, bytes).expect("its bytes");
        };
        put("word/document.xml", body);
        if name != "document" {
            put(&format!("word/{name}.xml"), bytes);
        }
        read(&zip.finish().expect("a package").into_inner());
    }
}

fn settings() -> Vec<Vec<u8>> {
    let given = "[meta]\nmasthead = \"云川市人民政府\"\nsigner = \"张三\"\ncopies = 60\n\
                 [style]\nfont_profile = \"gb2312\"\n[clean]\nfurniture = \"keep\"\n";
    vec![given.as_bytes().to_vec(), b"[meta]\ndate = \"2026-03-09\"\n".to_vec()]
}

/// Settings that are taken make files.
fn set(bytes: &[u8]) {
    let mut options = Options::default();
    if file::read(&mut options, &String::from_utf8_lossy(bytes), Source::Meta).is_ok() {
        options.style.allow_missing = true;
        let text = "关于测试的通知\n\n各县人民政府：\n请认真贯彻执行。\n\n云川市人民政府办公室\n2026年3月9日\n";
        well_made(text.as_bytes(), &options, &Fonts::embedded());
    }
}

/// The samples as pages, and one with every sort of mark-up.
fn pages() -> Vec<Vec<u8>> {
    let page = "<!doctype html><head><title>a</title></head><body><nav>b</nav><ol type=a><li>c<ul><li>d\
        </ul></ol><table><tr><th>e<th colspan=2>f<tr><td rowspan=2>g<td>h<tr><td>i</table><pre>j\n k</pre>\
        <p style='text-align:center;text-indent:2em'><b>l</b>&nbsp;m<sup>2</sup><br><img alt=n></p>\
        <div hidden>o</div><script>p</script><!-- q --><textarea>r</textarea></body>";
    let mut pages = vec![page.as_bytes().to_vec()];
    for text in texts() {
        let text = String::from_utf8_lossy(&text).replace('\n', "</p>\n<p>");
        pages.push(format!("<html><body><p>{text}</p></body></html>").into_bytes());
    }
    pages
}

/// Lines and records hold the text that was found, and each character has a place in the file.
fn page(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let chars: Vec<char> = text.chars().collect();
    let carried =
        open(&chars, &CarrierOptions { from: Some(Carrier::Html), ..CarrierOptions::default() })
            .value;
    let solid = |text: &str| {
        let mut solid: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        solid.sort_unstable();
        solid
    };
    let (mut before, mut after) = (String::new(), carried.source.unwrap_or_default());
    let lines = 1 + chars.iter().filter(|c| matches!(c, '\n' | '\r')).count();
    for line in &carried.lines {
        before.push_str(&line.text());
        for at in 0..line.placed.chars().len() {
            let place = line.placed.place(at);
            assert!((1..=lines).contains(&place.0) && place.1 > 0, "a place beyond the file");
        }
    }
    for change in &carried.changes {
        before.push_str(&change.before);
        after.push_str(&change.after);
    }
    assert_eq!(solid(&before), solid(&after), "a character was lost or came");
}

fn fonts() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let files = walkdir::WalkDir::new(folder).into_iter().flatten();
    let files = files.filter(|file| {
        file.path().extension().is_some_and(|end| ["otf", "ttf"].iter().any(|own| end == *own))
    });
    let mut small: Vec<_> = files.filter_map(|file| std::fs::read(file.path()).ok()).collect();
    small.sort_by_key(Vec::len);
    small.truncate(2);
    small
}

/// A broken font is refused, or its text is set all the same.
fn font(bytes: &[u8]) {
    let (fonts, _) = Fonts::with_files(vec![("a.ttf".to_owned(), Arc::from(bytes))]);
    let mut options = Options::default();
    options.style.allow_missing = true;
    let text = "关于测试 abc 123 的通知\n\n请认真贯彻执行。\n";
    // that a font is broken may well be an error
    let _ = convert(text.as_bytes(), &options, &fonts, &[Format::Docx, Format::Pdf]);
}

fn seals() -> Vec<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 8, 8);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("a picture");
    writer.write_image_data(&[200; 8 * 8 * 4]).expect("its pixels");
    drop(writer);
    vec![bytes]
}

/// A broken picture is refused.
fn seal(bytes: &[u8]) {
    let mut options = Options::default();
    let Ok(picture) = Picture::decode(bytes.to_vec()) else { return };
    options.style.seals = vec![Seal {
        office: None,
        file: "a.png".to_owned(),
        picture: Arc::new(picture),
        demand: Demand::default(),
    }];
    let text = "关于测试的通知\n\n各县人民政府：\n请认真贯彻执行。\n\n云川市人民政府办公室\n2026年3月9日\n";
    let _ = convert(text.as_bytes(), &options, &Fonts::embedded(), &[Format::Docx, Format::Pdf]);
}
