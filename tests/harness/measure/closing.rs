//! Clauses 7.3.4 to 7.3.6 and 7.4: 附件说明, 署名 and 成文日期, 附注, 版记.

use std::sync::Arc;

use super::*;
use gongwen::style::{Demand, Mm, Picture, Seal, SignatureCase};

pub const TESTS: &[(&str, Clause)] = &[
    ("附件说明 stands a line below the text, names turned over under names", attachment_note),
    ("with a seal: date four from the right, name centred on it, the seal on both", sealed),
    ("joint organs with seals stand in rows, the last over the date", joint_sealed),
    ("without a seal: name two from the right, the date begins two further right", unsealed),
    ("joint organs without seals stand one under the other", joint_unsealed),
    ("a signature stamp: post two from the name, name and date four from the right", stamped),
    ("附注 stands under the date, two characters in, turned over flush left", note),
    ("the colophon's last line lies on the 版心's lower edge, 0.35 and 0.25 mm", colophon),
    ("抄送 is 4号, one character in, turned over after the colon", copy_to),
    ("印发机关 stands left, its date right, above the last line", print_line),
    ("份数 stands on the right below the 印发 line", copies),
];

fn attachment_note() -> Result<(), Failed> {
    let mut blocks = vec![main(Role::Para, &han(20))];
    let names = format!("1.{}\n2.测量方案", han(40));
    blocks.push(labelled(Role::AttachmentNote, "附件：", &names));
    let sheet = plain(&document(Kind::General, blocks))?;
    let lines = sheet.lines(1);
    let [(_, text), (_, first), (_, turned), (words, second)] = &lines[..] else {
        return Err(format!("{} lines instead of 4", lines.len()).into());
    };
    near("a line below the text", first.top - text.bottom, LINE + LEADING)?;
    near("two characters in", first.left, LEFT + 2.0 * CELL)?;
    let name = sheet.find("1.山高")?;
    near("number after the label", name.left, LEFT + 5.0 * CELL)?;
    let digits = 0.75 * CELL;
    near("turned over under the name", turned.left, LEFT + 5.0 * CELL + digits)?;
    near("second number under the first", second.left, name.left)?;
    equal("no mark after a name", words.as_str(), "2.测量方案")
}

/// A text of one line, signed.
fn signed(names: &str, style: &Style) -> Result<Sheet, Failed> {
    let blocks = vec![
        main(Role::Para, &han(20)),
        main(Role::Signature, names),
        main(Role::SignatureDate, "2026年3月8日"),
    ];
    set(&document(Kind::General, blocks), style)
}

/// A red square.
fn seal_image() -> Result<Seal, Failed> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
    encoder.set_color(png::ColorType::Rgb);
    let written = encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&[255, 0, 0].repeat(4)));
    assert!(written.is_ok());
    let picture = Arc::new(Picture::decode(bytes)?);
    Ok(Seal { office: None, file: "seal.png".into(), picture, demand: Demand::InOrder })
}

fn sealed() -> Result<(), Failed> {
    for diameter in [42.0, 45.0, 50.0] {
        let style =
            Style { seals: vec![seal_image()?], seal_size: Mm(diameter), ..Style::default() };
        let sheet = signed("云岭市人民政府", &style)?;
        let (name, date) = (sheet.find("云岭市人民政府")?, sheet.find("2026年3月8日")?);
        near("date from the right", date.right, RIGHT - 4.0 * CELL)?;
        near("name over the date", name.middle(), date.middle())?;
        near("name above the date", date.top - name.top, LINE)?;
        let seal = sheet.pages[0].pictures.first().ok_or("no seal")?;
        near("diameter", seal.width, diameter * MM)?;
        near("seal over the date", seal.left + seal.width / 2.0, date.middle())?;
        let middle = seal.top + seal.height / 2.0;
        let low = (name.top + date.bottom) / 2.0 - middle;
        equal("a little below its centre", low > 0.0 && low < 4.0 * MM, true)?;
        let text = sheet.find(&han(20))?;
        let below = seal.top - text.bottom;
        equal("its top within one line under the text", (0.0..=LINE).contains(&below), true)?;
    }
    // without a picture the same room is kept for a stamp by hand
    let name = signed("云岭市人民政府", &Style::default())?.find("云岭市人民政府")?;
    near("name below the text", name.top, TOP + SIZE + LINE + LEADING)
}

fn joint_sealed() -> Result<(), Failed> {
    let seals = vec![seal_image()?; 4];
    let style = Style { seals, ..Style::default() };
    let organs = ["财政局", "民政局", "教育局", "水利局"].map(|organ| format!("云岭市{organ}"));
    let sheet = signed(&organs.join("\n"), &style)?;
    let names: Vec<Place> =
        organs.iter().map(|organ| sheet.find(organ)).collect::<Result<_, _>>()?;
    let date = sheet.find("2026年3月8日")?;
    let [first, second, third, last] = &names[..] else { return Err("four names".into()) };
    near("three a row", second.top, first.top)?;
    near("three a row", third.top, first.top)?;
    equal("left to right", first.right < second.left && second.right < third.left, true)?;
    near("the last under the third", last.middle(), third.middle())?;
    near("the last over the date", last.middle(), date.middle())?;
    near("date under it", date.top - last.top, LINE)?;
    near("date from the right", date.right, RIGHT - 4.0 * CELL)?;
    let seals = &sheet.pages[0].pictures;
    equal("seals", seals.len(), 4)?;
    for (seal, name) in seals.iter().zip(&names) {
        near("a seal on every name", seal.left + seal.width / 2.0, name.middle())?;
        let within = seal.left >= LEFT - 0.1 && seal.left + seal.width <= RIGHT + 0.1;
        equal("within the 版心", within, true)?;
        equal(
            "pressed on the name",
            seal.top < name.top && seal.top + seal.height > name.bottom,
            true,
        )?;
    }
    for (index, one) in seals.iter().enumerate() {
        for other in &seals[index + 1..] {
            let (dx, dy) = (one.left - other.left, one.top - other.top);
            equal("apart", dx.hypot(dy) > 42.0 * MM + 1.0, true)?;
        }
    }
    Ok(())
}

fn unsealed_style() -> Style {
    Style { signature: Some(SignatureCase::Unsealed), ..Style::default() }
}

fn unsealed() -> Result<(), Failed> {
    let sheet = signed("云岭市住房和城乡建设局", &unsealed_style())?;
    let (name, date) = (sheet.find("云岭市住房和城乡建设局")?, sheet.find("2026年3月8日")?);
    near("name from the right", name.right, RIGHT - 2.0 * CELL)?;
    near("date begins right of the name", date.left - name.left, 2.0 * CELL)?;
    near("a line below the text", name.top, TOP + SIZE + LINE + LEADING)?;
    near("date under the name", date.top - name.top, LINE)?;
    // a date longer than the name stands two from the right itself
    let sheet = signed("市政府", &unsealed_style())?;
    let (name, date) = (sheet.find("市政府")?, sheet.find("2026年3月8日")?);
    near("date from the right", date.right, RIGHT - 2.0 * CELL)?;
    near("date begins right of the name", date.left - name.left, 2.0 * CELL)
}

fn joint_unsealed() -> Result<(), Failed> {
    let sheet = signed("云岭市住房和城乡建设局\n云岭市财政局", &unsealed_style())?;
    let (first, second) = (sheet.find("云岭市住房")?, sheet.find("云岭市财政局")?);
    near("one under the other", second.top - first.top, LINE)?;
    near("beginning together", second.left, first.left)?;
    near("date under them", sheet.find("2026年3月8日")?.top - second.top, LINE)
}

fn stamped() -> Result<(), Failed> {
    let blocks = vec![
        main(Role::Para, &han(20)),
        main(Role::Signer, "市　长　梁书民"),
        main(Role::SignatureDate, "2026年3月8日"),
    ];
    let sheet = plain(&document(Kind::Order, blocks))?;
    let (post, name) = (sheet.find("市长")?, sheet.find("梁书民")?);
    let date = sheet.find("2026年3月8日")?;
    near("name from the right", name.right, RIGHT - 4.0 * CELL)?;
    near("post left of the name", name.left - post.right, 2.0 * CELL)?;
    near("two lines below the text", name.top, TOP + SIZE + 2.0 * LINE + LEADING)?;
    near("date a line below", date.top - name.bottom, LINE + LEADING)?;
    near("date from the right", date.right, RIGHT - 4.0 * CELL)
}

fn note() -> Result<(), Failed> {
    let words = format!("（{}）", han(40));
    let blocks = vec![
        main(Role::Para, &han(20)),
        main(Role::SignatureDate, "2026年3月8日"),
        main(Role::Note, &words),
    ];
    let sheet = plain(&document(Kind::General, blocks))?;
    let date = sheet.find("2026年3月8日")?;
    let lines = sheet.lines(1);
    let [.., (_, first), (_, turned)] = &lines[..] else { return Err("two lines".into()) };
    near("under the date", first.top - date.top, LINE)?;
    near("two characters in", first.left, LEFT + 2.0 * CELL)?;
    near("turned over flush left", turned.left, LEFT)
}

fn with_colophon() -> Result<Sheet, Failed> {
    let list =
        "市委各部门，市人大常委会办公室，市政协办公室，市法院，市检察院，云岭军分区，各群众团体。";
    let blocks = vec![
        main(Role::Para, &han(20)),
        below(Role::CopyTo, "抄送：", list),
        below(Role::PrintOffice, "", "云岭市人民政府办公室"),
        below(Role::PrintDate, "", "2026年3月9日印发"),
        below(Role::Copies, "", "共印60份"),
    ];
    plain(&document(Kind::General, blocks))
}

fn colophon() -> Result<(), Failed> {
    let sheet = with_colophon()?;
    let rules = &sheet.pages[0].rules;
    equal("lines", rules.len(), 4)?;
    for (index, rule) in rules.iter().enumerate() {
        near("left end", rule.left, LEFT)?;
        near("length", rule.width, 156.0 * MM)?;
        let want = if index == 0 || index == 3 { 0.35 } else { 0.25 };
        equal("thickness", (rule.height / MM - want).abs() < 0.01, true)?;
    }
    near("last line", rules[3].top + rules[3].height, BOTTOM)
}

fn copy_to() -> Result<(), Failed> {
    let sheet = with_colophon()?;
    let label = sheet.find("抄送：")?;
    equal("size", label.size, 14.0)?;
    equal("face", label.face.as_str(), "GWFangsong")?;
    near("from the left", label.left, LEFT + 14.0)?;
    let lines = sheet.lines(1);
    let (_, turned) = &lines[2];
    near("turned over after the colon", turned.left, LEFT + 4.0 * 14.0)?;
    let (_, first) = &lines[1];
    equal("one character free on the right", first.right <= RIGHT - 14.0 + 7.5, true)
}

fn print_line() -> Result<(), Failed> {
    let sheet = with_colophon()?;
    let (organ, date) = (sheet.find("云岭市人民政府办公室")?, sheet.find("2026年3月9日印发")?);
    near("organ from the left", organ.left, LEFT + 14.0)?;
    near("date from the right", date.right, RIGHT - 14.0)?;
    near("on one line", organ.top, date.top)?;
    let rules = &sheet.pages[0].rules;
    equal("between its lines", rules[1].top < organ.top && organ.bottom < rules[2].top, true)?;
    equal("size", organ.size, 14.0)
}

fn copies() -> Result<(), Failed> {
    let sheet = with_colophon()?;
    let copies = sheet.find("共印60份")?;
    near("from the right", copies.right, RIGHT - 14.0)?;
    equal("below the 印发 line", copies.top > sheet.find("印发")?.bottom, true)
}
