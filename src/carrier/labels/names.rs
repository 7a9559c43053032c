//! What the fields of an export are called, and what each name is good for.

use crate::text::names;

/// A field by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// It holds an element. A strong name stands in no printed document at such a place: it tells
    /// that fields are there.
    Element { name: &'static str, strong: bool },
    /// The text follows.
    Body,
    /// Data of the office's system about the document.
    Data,
}

/// Further names than those that front matter and meta tables use, and the element.
const ELEMENTS: &[(&str, &str)] = &[
    ("文件标题", "title"),
    ("文件名称", "title"),
    ("公文名称", "title"),
    ("文件题名", "title"),
    ("题名", "title"),
    ("主题", "title"),
    ("文件编号", "doc_number"),
    ("文件字号", "doc_number"),
    ("文件文号", "doc_number"),
    ("公文文号", "doc_number"),
    ("发文文号", "doc_number"),
    ("秘密等级", "secrecy"),
    ("文件密级", "secrecy"),
    ("缓急程度", "urgency"),
    ("主送对象", "main_recipients"),
    ("抄送对象", "copy_to"),
    ("签发领导", "signer"),
    ("落款单位", "signature"),
    ("署名单位", "signature"),
    ("落款日期", "signature_date"),
    ("落款时间", "signature_date"),
    ("签发日期", "signature_date"),
    ("日期", "date"),
    ("附件名称", "attachments"),
    ("附件列表", "attachments"),
];

/// Names of the text itself.
const BODY: &[&str] = &["正文", "正文内容", "公文正文", "文件正文", "内容", "文件内容"];

/// What a system notes beside the document. None of them is an element.
const DATA: &[&str] = &[
    "发件人",
    "收件人",
    "发送人",
    "接收人",
    "发送时间",
    "接收时间",
    "收件时间",
    "拟稿",
    "拟稿人",
    "拟稿单位",
    "拟稿部门",
    "拟稿日期",
    "拟稿时间",
    "起草人",
    "起草单位",
    "起草部门",
    "主办单位",
    "主办部门",
    "承办人",
    "核稿",
    "核稿人",
    "审核",
    "审核人",
    "审稿人",
    "会签",
    "会签人",
    "会签单位",
    "校对",
    "校对人",
    "打字",
    "打印",
    "流水号",
    "登记号",
    "收文编号",
    "收文日期",
    "公文类型",
    "公文类别",
    "文件类型",
    "文件类别",
    "发文类型",
    "公开方式",
    "公开属性",
    "公开类别",
    "公开形式",
    "信息公开",
    "保管期限",
    "保存期限",
    "归档",
    "归档号",
    "流程名称",
    "流程状态",
    "办理状态",
];

/// Values that say that a document has none of it.
const NONE: &[&str] = &[
    "无",
    "一般",
    "普通",
    "平件",
    "平",
    "非密",
    "无密级",
    "不涉密",
    "公开",
    "否",
    "/",
    "-",
    "—",
    "——",
];

/// The field of a name.
pub(super) fn field(name: &str) -> Option<Field> {
    if BODY.contains(&name) {
        return Some(Field::Body);
    }
    if DATA.contains(&name) {
        return Some(Field::Data);
    }
    let han = name.chars().all(|c| !c.is_ascii());
    let own = ELEMENTS.iter().find(|(known, _)| *known == name).map(|(_, element)| *element);
    let name = own.or_else(|| names::element(name).filter(|_| han))?;
    let strong =
        matches!(name, "title" | "doc_number" | "main_recipients" | "signature" | "signature_date");
    Some(Field::Element { name, strong })
}

/// A value that says that the document has none: 密级：无.
pub(super) fn is_none(element: &str, value: &str) -> bool {
    matches!(element, "secrecy" | "urgency") && NONE.contains(&value)
}
