//! Mistakes once made, one small text each.

use gongwen::Options;
use gongwen::document::{Block, Document};
use libtest_mimic::Trial;

const MISTAKES: &[(&str, fn())] = &[
    ("names of those present go on below", names_of_those_present_go_on_below),
    ("time and place of a meeting are no title", time_and_place_of_a_meeting_are_no_title),
    (
        "who signs an order may be set letter by letter",
        who_signs_an_order_may_be_set_letter_by_letter,
    ),
    ("a name of two letters set apart is one", a_name_of_two_letters_set_apart_is_one),
    ("a version below a title belongs to it", a_version_below_a_title_belongs_to_it),
    ("a number torn up to the title is cut off", a_number_torn_up_to_the_title_is_cut_off),
    (
        "items and organ on the line of a list of attachments are parted",
        items_and_organ_on_the_line_of_a_list_of_attachments_are_parted,
    ),
    (
        "an attachment may have its title behind the marker",
        an_attachment_may_have_its_title_behind_the_marker,
    ),
    (
        "an order without attachments may publish some",
        an_order_without_attachments_may_publish_some,
    ),
    ("a note may close on its second line", a_note_may_close_on_its_second_line),
    (
        "a letter to members by name has them as recipients",
        a_letter_to_members_by_name_has_them_as_recipients,
    ),
    ("what the pages of a periodical are", what_the_pages_of_a_periodical_are),
    ("a congress issues its resolution", a_congress_issues_its_resolution),
    ("what somebody shall do is a sentence", what_somebody_shall_do_is_a_sentence),
    (
        "a sentence that leads a lower list is its heading",
        a_sentence_that_leads_a_lower_list_is_its_heading,
    ),
    ("a reference in brackets makes no heading", a_reference_in_brackets_makes_no_heading),
    ("the words of a page stand above and below", the_words_of_a_page_stand_above_and_below),
    (
        "contents with leaders are no document of their own",
        contents_with_leaders_are_no_document_of_their_own,
    ),
    ("a table may come as one cell a line", a_table_may_come_as_one_cell_a_line),
    ("dates are told as the source writes them", dates_are_told_as_the_source_writes_them),
    (
        "one line with the words of its page and names",
        one_line_with_the_words_of_its_page_and_names,
    ),
    ("rows that count may come as one cell a line", rows_that_count_may_come_as_one_cell_a_line),
    ("the head of a table is no title", the_head_of_a_table_is_no_title),
    (
        "a form below its title has cells and no names",
        a_form_below_its_title_has_cells_and_no_names,
    ),
    ("points below one sentence make it a heading", points_below_one_sentence_make_it_a_heading),
    ("members of one sentence are no headings", members_of_one_sentence_are_no_headings),
    ("dates in brackets do not unmake a heading", dates_in_brackets_do_not_unmake_a_heading),
    ("organs in columns sign what is passed on", organs_in_columns_sign_what_is_passed_on),
    ("a post may be set letter by letter", a_post_may_be_set_letter_by_letter),
    ("an attachment may begin with a figure", an_attachment_may_begin_with_a_figure),
    ("who reports to a congress, who passes a law", who_reports_who_passes),
    ("attachments on the one line of all", attachments_on_the_one_line_of_all),
    ("many organs one a line all sign", many_organs_one_a_line_all_sign),
    ("signers parted by a mark are printed", signers_parted_by_a_mark_are_printed),
    ("a foot word takes nothing below it", a_foot_word_takes_nothing_below_it),
    (
        "a sentence may begin as the foot of a page does",
        a_sentence_may_begin_as_the_foot_of_a_page_does,
    ),
    ("a cell may read as data of a page", a_cell_may_read_as_data_of_a_page),
    ("who edits and hosts belongs to the colophon", who_edits_and_hosts_belongs_to_the_colophon),
    (
        "the path on the one line of all keeps the title",
        the_path_on_the_one_line_of_all_keeps_the_title,
    ),
    ("lines beside the one line of all stay", lines_beside_the_one_line_of_all_stay),
    ("an organ above the path of a page stays", an_organ_above_the_path_of_a_page_stays),
    ("a missing title is told", a_missing_title_is_told),
];

pub fn trials() -> Vec<Trial> {
    let trial = |(name, test): &(&str, fn())| {
        let test = *test;
        Trial::test(format!("mistake: {name}"), move || {
            test();
            Ok(())
        })
    };
    MISTAKES.iter().map(trial).collect()
}

fn document(text: &str) -> Document {
    let read = gongwen::read(text.as_bytes(), &Options::default());
    read.map(|read| read.value.document).unwrap_or_default()
}

/// Role and text of every block, `role text`.
fn blocks(text: &str) -> Vec<String> {
    let document = document(text);
    let shown =
        |block: &Block| format!("{} {}", block.role_name(), block.full_text().replace('\n', "/"));
    document.blocks.iter().map(shown).collect()
}

/// The blocks of a text hold these, in this order.
fn holds(text: &str, want: &[&str]) {
    let got = blocks(text);
    let mut rest = got.iter();
    for want in want {
        assert!(rest.any(|block| block == want), "{want}\namong {got:#?}");
    }
}

const FRONT: &str =
    "甲市人民政府关于乙事的通知\n各县人民政府：\n为做好乙事，现将有关事项通知如下。\n";

fn names_of_those_present_go_on_below() {
    let text = "甲市政府常务会议纪要\n第3期\n甲市政府办公室　　2022年7月15日\n会议研究了乙事。\n\
                出席：张三　李四　王五\n　　　赵　六\n列席：市财政局钱七，市水利局\n　　　孙八，市统计局周九";
    holds(
        text,
        &[
            "attendance 出席：张三　李四　王五/赵　六",
            "attendance 列席：市财政局钱七，市水利局/孙八，市统计局周九",
        ],
    );
}

fn time_and_place_of_a_meeting_are_no_title() {
    let text = "甲市政府专题会议纪要\n（第15次）\n时　间：2021年4月2日下午\n主　持：市长 张三\n会议研究了乙事。";
    holds(text, &["label 时　间：2021年4月2日下午", "attendance 主持：市长 张三"]);
}

fn who_signs_an_order_may_be_set_letter_by_letter() {
    let text = "甲省人民政府令\n第12号\n现公布《乙办法》，自2021年1月1日起施行。\n省 长  张 三 丰\n2020年6月1日";
    holds(text, &["signer 省长　张三丰"]);
    assert_eq!(document(text).to_json()["signer"], "张三丰");
}

fn a_name_of_two_letters_set_apart_is_one() {
    let text = "甲县人民政府文件\n甲政〔2020〕5号　　签发人：张 三\n甲县人民政府关于乙事的请示\n市人民政府：\n妥否，请批示。";
    holds(text, &["signer 签发人：张三"]);
}

fn a_version_below_a_title_belongs_to_it() {
    holds(
        "甲公司乙管理办法\n（征求意见稿）\n第一条　为了管理，制定本办法。",
        &["title 甲公司乙管理办法/（征求意见稿）"],
    );
}

fn a_number_torn_up_to_the_title_is_cut_off() {
    let text = "甲局关于商请提供乙意见的函甲局函〔2022〕16号\n丙局：\n请提供意见。";
    holds(text, &["title 甲局关于商请提供乙意见的函", "doc_number 甲局函〔2022〕16号"]);
}

fn items_and_organ_on_the_line_of_a_list_of_attachments_are_parted() {
    let text = format!("{FRONT}附件：1.乙布局图　　2.丙明细表　　　　甲市人民政府\n2022年5月20日");
    holds(&text, &["attachment_note 附件：1.乙布局图/2.丙明细表", "signature 甲市人民政府"]);
}

fn an_attachment_may_have_its_title_behind_the_marker() {
    let text = format!(
        "{FRONT}附件：乙名单\n甲市人民政府\n2022年5月20日\n附件：乙名单\n一、先进集体\n丙局\n丁局"
    );
    holds(
        &text,
        &["attachment_note 附件：乙名单", "attachment_marker 附件：", "attached_title 乙名单"],
    );
}

fn an_order_without_attachments_may_publish_some() {
    let text = "甲省人民政府令\n第12号\n现公布《甲省关于修改丙的决定》。\n省长　张三\n2018年3月19日\n\
                甲省关于修改丙的决定\n现决定修改丙。\n附件：1.修改的丙\n2.废止的丙";
    holds(text, &["attachment_note 附件：1.修改的丙/2.废止的丙"]);
}

fn a_note_may_close_on_its_second_line() {
    let text = format!(
        "{FRONT}甲市人民政府\n2022年5月20日\n（联系人：张三，电话：0000－0000；\n邮政编码：100000）"
    );
    holds(&text, &["note （联系人：张三，电话：0000－0000；/邮政编码：100000）"]);
}

fn a_letter_to_members_by_name_has_them_as_recipients() {
    let text = "对市政协第5号提案的答复函\n张三、李四委员：\n你们提出的提案收悉。";
    holds(text, &["main_recipients 张三、李四委员："]);
}

fn what_the_pages_of_a_periodical_are() {
    let text = "甲工作简报\n第3期\n甲局办公室编　　2020年7月22日\n乙街道“三个一”见实效\n今年以来，乙街道做了工作。";
    holds(text, &["masthead_issuer 甲局办公室编", "masthead_date 2020年7月22日"]);
    assert_eq!(document(text).wenzhong.as_deref(), Some("简报"));
}

fn a_congress_issues_its_resolution() {
    let text = "甲县第十六届人民代表大会第二次会议\n关于乙报告的决议\n（2018年1月12日通过）\n会议批准这个报告。";
    assert_eq!(document(text).issuer.as_deref(), Some("甲县第十六届人民代表大会第二次会议"));
}

fn what_somebody_shall_do_is_a_sentence() {
    let text = format!(
        "{FRONT}1.各校要于5月19日前召开会议。会后报送方案。\n2.各校要公布救助电话，畅通渠道。凡发现苗头的，须当日报告。"
    );
    holds(&text, &["numbered_para3 2.各校要公布救助电话，畅通渠道。凡发现苗头的，须当日报告。"]);
}

fn a_sentence_that_leads_a_lower_list_is_its_heading() {
    let text = format!(
        "{FRONT}（一）控制来源。\n1.甲。发现后应当转运至定点机构，并做好记录。\n2.乙。应当隔离。"
    );
    holds(&text, &["heading2 （一）控制来源。"]);
}

fn a_reference_in_brackets_makes_no_heading() {
    let text =
        format!("{FRONT}一、对8部法规的条款予以修改。（附件1）\n二、对5部法规予以废止。（附件2）");
    holds(&text, &["numbered_para1 二、对5部法规予以废止。（附件2）"]);
}

fn the_words_of_a_page_stand_above_and_below() {
    let text = "无障碍阅读 | 长者模式 | 登录\n首页 > 政策文件\n字号：[大 中 小]　打印\n甲局关于乙事的通知\n\
                发布时间：2023-02-03　来源：办公室\n各科室：\n请做好乙事。\n甲局\n2023年1月28日\n上一条：丙通知\n【责任编辑：张三】";
    assert_eq!(
        blocks(text),
        [
            "title 甲局关于乙事的通知",
            "main_recipients 各科室：",
            "para 请做好乙事。",
            "signature 甲局",
            "signature_date 2023年1月28日"
        ]
    );
}

fn contents_with_leaders_are_no_document_of_their_own() {
    let text = "甲市乙应急预案\n甲市人民政府\n2021年8月\n目　录\n1 总则 ............ 1\n2 附则 ............ 2\n1 总则\n为做好乙事，制定本预案。\n2 附则\n本预案自印发之日起实施。";
    holds(
        text,
        &["label 目　录", "label 1 总则 ............ 1", "heading1 1 总则", "heading1 2 附则"],
    );
}

fn a_table_may_come_as_one_cell_a_line() {
    let text = format!(
        "{FRONT}表1　乙涨幅\n单位：%\n指标\n全市\n食品\n1.9\n其中：粮食\n2.6\n一、丙\n丙事如下。"
    );
    holds(
        &text,
        &[
            "caption 表1　乙涨幅",
            "table_unit 单位：%",
            "table_row 指标/全市/食品/1.9/其中：粮食/2.6",
        ],
    );
}

fn dates_are_told_as_the_source_writes_them() {
    let text = format!("{FRONT}甲市人民政府\n2022年05月06日");
    holds(&text, &["signature_date 2022年5月6日"]);
    assert_eq!(document(&text).to_json()["signature_date"], "2022年05月06日");
}

fn one_line_with_the_words_of_its_page_and_names() {
    let text = "索 引 号：1-2 发布机构：甲区办公室 文号：甲办〔2020〕9号 甲区办公室关于成立乙小组的通知 \
                甲办〔2020〕9号 各镇人民政府： 为做好乙事，决定成立乙小组。现将名单通知如下： 组 长：张三（主任，书记） \
                成 员：李四（局长） 王 五（科长） 乙小组下设办公室，负责日常工作，由李四兼任主任。 甲区办公室 丙区办公室 2020年6月15日 \
                分享到：微信 微博 【打印本页】";
    assert_eq!(
        blocks(text),
        [
            "title 甲区办公室关于成立乙小组的通知",
            "doc_number 甲办〔2020〕9号",
            "main_recipients 各镇人民政府：",
            "para 为做好乙事，决定成立乙小组。现将名单通知如下：",
            "roster 组 长：张三（主任，书记）/成 员：李四（局长） 王 五（科长）",
            "para 乙小组下设办公室，负责日常工作，由李四兼任主任。",
            "signature 甲区办公室 丙区办公室",
            "signature_date 2020年6月15日"
        ]
    );
}

fn attached(text: &str) -> String {
    format!("{FRONT}甲市人民政府\n2022年5月20日\n{text}")
}

fn rows_that_count_may_come_as_one_cell_a_line() {
    let text =
        attached("附件\n乙目录\n序号\n项目\n依据\n1\n丙认定\n《丙办法》\n2\n丁核准\n戊、己部门");
    holds(
        &text,
        &[
            "attached_title 乙目录",
            "table_row 序号/项目/依据/1/丙认定/《丙办法》/2/丁核准/戊、己部门",
        ],
    );
}

fn the_head_of_a_table_is_no_title() {
    let text = attached(
        "附件\n乙分工表\n序号　　任　务　　单位\n1　　出台丙　　丁局\n2　　制定戊　　己局、庚局",
    );
    holds(
        &text,
        &[
            "attached_title 乙分工表",
            "table_row 序号　　任　务　　单位/1　　出台丙　　丁局/2　　制定戊　　己局、庚局",
        ],
    );
}

fn a_form_below_its_title_has_cells_and_no_names() {
    let text = attached("附件\n乙汇总表\n地区\n数量（个）\n合计");
    holds(&text, &["attached_title 乙汇总表", "table_row 地区/数量（个）/合计"]);
    let text =
        "甲县关于做好人大代表\n建议和政协提案\n办理工作的通知\n各乡镇人民政府：\n请做好乙事。";
    holds(text, &["title 甲县关于做好人大代表/建议和政协提案/办理工作的通知"]);
}

fn points_below_one_sentence_make_it_a_heading() {
    let text = format!(
        "{FRONT}一、要求\n（一）工作目标。到明年，乙事基本做好，群众普遍满意。\n（二）基本原则。\n——坚持丙。加强管理。\n二、任务\n做好丁事。"
    );
    holds(&text, &["heading2 （二）基本原则。", "para ——坚持丙。加强管理。"]);
}

fn members_of_one_sentence_are_no_headings() {
    let text = format!(
        "{FRONT}排查内容包括：\n1.基本情况。姓名、年龄等；\n2.生活状况。收入来源等；\n3.服务需求。助餐等方面的需求。"
    );
    holds(
        &text,
        &[
            "numbered_para3 1.基本情况。姓名、年龄等；",
            "numbered_para3 3.服务需求。助餐等方面的需求。",
        ],
    );
}

fn dates_in_brackets_do_not_unmake_a_heading() {
    let text = format!(
        "{FRONT}（一）自查阶段（3月1日至20日）。学校逐项自查，建立清单。\n（二）检查阶段（3月21日至4月30日）。县级部门检查，实现全覆盖。"
    );
    let headings = document(&text).to_json()["headings"].as_array().map_or(0, Vec::len);
    assert_eq!(headings, 2);
}

fn organs_in_columns_sign_what_is_passed_on() {
    let text = attached(
        "关于加强乙事的意见\n丙部　丁部　戊局\n乙事是一件要紧的事，近年来各地做了不少工作，现提出以下意见。",
    );
    holds(&text, &["attached_title 关于加强乙事的意见", "attached_signature 丙部　丁部　戊局"]);
}

fn a_post_may_be_set_letter_by_letter() {
    let text = "甲部令\n第12号\n《乙办法》已经审议通过，现予公布。\n部　长　　张三丰\n2020年6月1日";
    let document = document(text);
    assert_eq!(document.to_json()["signer"], "张三丰");
    assert_eq!(document.issuer.as_deref(), Some("甲部"));
}

fn an_attachment_may_begin_with_a_figure() {
    let text = format!("{FRONT}附件：1.乙测算表\n2.31个小组分布表\n甲市人民政府\n2022年5月20日");
    let json = document(&text).to_json();
    assert_eq!(json["attachments"], serde_json::json!(["乙测算表", "31个小组分布表"]));
}

fn who_reports_who_passes() {
    let issuer = |text: &str| document(text).issuer;
    let report =
        "2024年甲市人民政府工作报告\n市长　张三\n各位代表：\n现在，我代表市人民政府报告工作。";
    assert_eq!(issuer(report).as_deref(), Some("甲市人民政府"));
    let bare = "政府工作报告\n市长　张三\n各位代表：\n现在，我代表市人民政府报告工作。";
    assert_eq!(issuer(bare), None);
    let law = "甲省乙条例\n2012年7月26日 甲省第十一届人民代表大会常务委员会第三十二次会议通过\n第一条 为了乙，制定本条例。";
    assert_eq!(issuer(law).as_deref(), Some("甲省人民代表大会常务委员会"));
}

fn attachments_on_the_one_line_of_all() {
    let text = "甲局关于修改乙办法等两部文件的决定 甲发〔2012〕8号 各科室： 为了深化改革，激发活力，甲局决定作如下修改： \
                一、删去《乙办法》第八条、第十四条第三项。 二、将《丙办法》第十二条删去，条文顺序作相应调整，其余不变，照旧执行。 \
                本决定自2013年1月1日起施行。 附件：1.乙对照表2.丙对照表 甲局 2012年12月17日";
    let json = document(text).to_json();
    assert_eq!(json["attachments"], serde_json::json!(["乙对照表", "丙对照表"]));
    assert_eq!(json["signature"], "甲局");
    assert_eq!(json["signature_date"], "2012年12月17日");
    let run = text.replace(
        "1.乙对照表2.丙对照表 甲局 2012年12月17日",
        "乙名单甲局2012年12月17日附件乙名单1、戊厂 2、己厂",
    );
    let json = document(&run).to_json();
    assert_eq!(json["attachments"], serde_json::json!(["乙名单"]));
    assert_eq!(json["signature"], "甲局");
}

fn many_organs_one_a_line_all_sign() {
    let organs =
        ["甲市水务局", "甲市财政局", "甲市审计局", "甲市林业局", "甲市司法局", "甲市统计局"];
    for above in ["", "附件：1.乙方案\n2.丙方案\n"] {
        let text = format!("{FRONT}{above}{}\n2022年5月20日", organs.join("\n"));
        assert_eq!(document(&text).to_json()["signature"], organs.join("\n"));
    }
}

fn signers_parted_by_a_mark_are_printed() {
    let text = "甲县人民政府文件\n甲政〔2022〕5号　签发人：张三、李四，王五\n关于乙的请示\n市政府：\n\
                为了乙，现请示如下。\n妥否，请批示。\n甲县人民政府\n2022年5月20日";
    assert_eq!(document(text).to_json()["signer"], "张三\n李四\n王五");
    let formats = [gongwen::Format::Docx, gongwen::Format::Pdf];
    let fonts = gongwen::font::Fonts::embedded();
    let made = gongwen::convert(text.as_bytes(), &Options::default(), &fonts, &formats);
    assert!(made.is_ok(), "{:?}", made.err());
}

const CLOSING: &str = "甲市人民政府\n2022年5月20日\n";

/// The title, recipients, signature and date of a text are those of `FRONT` and `CLOSING`, and
/// this stands in one of its blocks.
fn keeps(text: &str, part: &str) {
    let json = document(text).to_json();
    assert_eq!(json["title"], "甲市人民政府关于乙事的通知", "{text}");
    assert_eq!(json["main_recipients"], "各县人民政府", "{text}");
    assert_eq!(json["signature"], "甲市人民政府", "{text}");
    assert_eq!(json["signature_date"], "2022年5月20日", "{text}");
    let blocks = blocks(text);
    assert!(blocks.iter().any(|block| block.contains(part)), "{part}\namong {blocks:#?}");
}

fn a_foot_word_takes_nothing_below_it() {
    for line in [
        "主办：甲市文化馆",
        "承办单位：甲市文化馆",
        "协办：乙学校",
        "来源：法规科",
        "审核：张三",
        "责任编辑：每科一名",
        "技术支持：丙公司",
        "相关文件：",
        "相关链接：",
        "二维码",
        "联系我们",
        "备案号：甲备2022001号",
        "版权所有：甲市人民政府",
        "友情链接",
        "公开方式：主动公开",
    ] {
        keeps(&format!("{FRONT}{line}\n请遵照执行。\n{CLOSING}"), line);
        keeps(&format!("{FRONT}请遵照执行。\n{line}\n{CLOSING}"), line);
    }
    for button in [
        "附件下载",
        "通知及附件下载",
        "扫一扫在手机打开当前页",
        "打印本页 关闭窗口",
        "【打印】【关闭】",
    ] {
        let text = format!("{FRONT}{CLOSING}{button}\n附件1：丙名单\n张三　甲局\n李四　乙局");
        keeps(&text, "李四　乙局");
        assert!(!blocks(&text).iter().any(|block| block.contains(button)), "{button}");
    }
}

fn a_sentence_may_begin_as_the_foot_of_a_page_does() {
    for word in [
        "相关文件",
        "相关附件",
        "相关链接",
        "政策解读",
        "图解",
        "承办单位",
        "主办单位",
        "技术支持",
        "责任编辑",
        "二维码",
        "浏览次数",
        "访问量",
        "备案号",
        "附件下载",
        "文件下载",
        "友情链接",
        "网站标识码",
        "分辨率",
        "版权所有",
        "扫一扫",
        "下一页",
        "打印本页",
        "分享到",
        "关于我们",
        "来源：",
        "主办",
        "承办",
    ] {
        let sentence = format!("{word}的具体要求由市政府办公室另行通知。");
        keeps(&format!("{FRONT}{sentence}\n{CLOSING}"), &sentence);
        let line = format!("{FRONT}请遵照执行。{sentence}{CLOSING}").replace('\n', " ");
        let kept: String = blocks(&line).concat();
        assert!(kept.contains(&sentence), "{sentence}\n{kept}");
    }
}

fn a_cell_may_read_as_data_of_a_page() {
    let text = format!(
        "{FRONT}{CLOSING}附件\n清单\n名称\t出处\n来源：省局\t一科\n主办：甲\t下载\n图\t二科"
    );
    for cell in ["来源：省局", "主办：甲", "下载", "二科"] {
        keeps(&text, cell);
    }
}

fn who_edits_and_hosts_belongs_to_the_colophon() {
    let text = format!(
        "{FRONT}{CLOSING}承办单位：丙科　联系人：张三\n抄送：市委办公室。\n甲市人民政府办公室　　2022年5月21日印发"
    );
    keeps(&text, "承办单位：丙科");
    holds(&text, &["copy_to 抄送：市委办公室。"]);
    let text = format!(
        "{FRONT}{CLOSING}报：市委办公室。\n发：各县。\n责任编辑：张三　校对：李四　共印60份"
    );
    keeps(&text, "责任编辑：张三");
}

fn the_path_on_the_one_line_of_all_keeps_the_title() {
    let text = "当前位置： 首页 政务公开 公告公示 甲县人民政府 关于乙园规划区 坟墓迁移的通告 发布日期：2022-05-20 \
                为推进乙园建设，现就有关事项通告如下： 一、迁移范围。规划红线内全部坟墓。 二、迁移时间。2022年6月底前。 \
                特此通告。 甲县人民政府 2022年5月20日 来源：甲县网 附件下载";
    let document = document(text);
    let json = document.to_json();
    assert_eq!(json["title"], "甲县人民政府\n关于乙园规划区\n坟墓迁移的通告");
    assert_eq!(json["signature"], "甲县人民政府");
    assert_eq!(json["signature_date"], "2022年5月20日");
    let left: Vec<&str> = document.left_out.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(
        left,
        ["当前位置： 首页 政务公开 公告公示", "发布日期：2022-05-20", "来源：甲县网", "附件下载"]
    );
}

fn lines_beside_the_one_line_of_all_stay() {
    let line = format!("{FRONT}请各县认真遵照执行，确保乙事顺利完成，有关情况及时报告市人民政府办公室，不得拖延推诿。请于月底前报送。{CLOSING}")
        .replace('\n', " ");
    let text = format!("{line}\n联系方式：甲局乙科\n附件：丙表");
    let kept = blocks(&text).concat();
    for part in ["联系方式：甲局乙科", "丙表"] {
        assert!(kept.contains(part), "{part}\n{kept}");
    }
}

fn an_organ_above_the_path_of_a_page_stays() {
    let text = format!("丁县人民政府\n当前位置：首页 > 公文\n{FRONT}{CLOSING}");
    assert!(blocks(&text).concat().contains("丁县人民政府"));
}

fn a_missing_title_is_told() {
    let codes = |text: &str| -> Vec<&str> {
        let read = gongwen::read(text.as_bytes(), &Options::default());
        let told = read.map(|read| read.diagnostics).unwrap_or_default();
        told.iter().map(|diagnostic| diagnostic.code).collect()
    };
    assert_eq!(codes(&format!("{FRONT}{CLOSING}")), [""; 0]);
    assert_eq!(codes(&format!("各县人民政府：\n请办理乙事。\n{CLOSING}")), ["W-NO-TITLE"]);
    let head = "甲市人民政府文件\n甲政〔2022〕5号\n各县人民政府：\n请办理乙事。\n";
    assert_eq!(codes(&format!("{head}{CLOSING}")), ["W-NO-TITLE"]);
    for text in [
        "{\"name\": \"乙事\", \"count\": 3}",
        "编号,姓名,单位\n1,张三,甲局\n2,李四,乙局",
        "fn main() {\n    println!(\"乙事\");\n}",
    ] {
        assert!(codes(text).contains(&"W-NOT-RECOGNISED"), "{text}: {:?}", codes(text));
    }
}
