//! The elements that the reader asks for, by namespace and name.

/// A namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML, transitional or strict.
    Word,
    /// Formulas.
    Math,
    /// `mc:AlternateContent`.
    Compatibility,
    /// Any other.
    Other,
}

impl Space {
    /// By its address.
    pub(super) fn of(address: &[u8]) -> Self {
        let ends = |end: &str| address.ends_with(end.as_bytes());
        if ends("wordprocessingml/2006/main") || ends("wordprocessingml/main") {
            Self::Word
        } else if ends("officeDocument/2006/math") || ends("officeDocument/math") {
            Self::Math
        } else if ends("markup-compatibility/2006") {
            Self::Compatibility
        } else {
            Self::Other
        }
    }
}

macro_rules! tags {
    ($($space:ident { $($name:literal $tag:ident)* })*) => {
        /// An element.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Tag {
            $($(#[doc = $name] $tag,)*)*
            /// One that nobody asks for.
            Other,
        }

        impl Tag {
            /// By its namespace and name.
            pub(super) fn of(space: Space, name: &str) -> Self {
                match (space, name) {
                    $($((Space::$space, $name) => Self::$tag,)*)*
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    Word {
        "abstractNum" AbstractNum "abstractNumId" AbstractNumId "altChunk" AltChunk "b" Bold
        "basedOn" BasedOn "body" Body "bottom" Bottom "br" Break "comment" Comment "cr" Return
        "customXml" CustomXml "del" Del "delText" DelText "docDefaults" DocDefaults
        "drawing" Drawing "endnote" Endnote "endnoteReference" EndnoteReference
        "fldChar" FldChar "fldSimple" FldSimple "footerReference" FooterReference
        "footnote" Footnote "footnoteReference" FootnoteReference "ftr" Footer
        "gridAfter" GridAfter "gridBefore" GridBefore "gridSpan" GridSpan "hdr" Header
        "headerReference" HeaderReference "hyperlink" Hyperlink "ilvl" Level "ind" Indent
        "ins" Ins "insideH" InsideH "insideV" InsideV "instrText" InstrText "isLgl" IsLegal
        "jc" Align "left" Left "lvl" Lvl "lvlOverride" LvlOverride "lvlRestart" LvlRestart
        "lvlText" LvlText "moveFrom" MoveFrom "moveTo" MoveTo "name" Name
        "noBreakHyphen" NoBreakHyphen "num" Num "numFmt" NumFmt "numId" NumId "numPr" NumPr
        "object" Object "outlineLvl" OutlineLevel "p" P "pPr" ParagraphProperties
        "pStyle" ParagraphStyle "pageBreakBefore" PageBreakBefore "pict" Pict "ptab" PlacedTab
        "r" R "rPr" RunProperties "rStyle" RunStyle "right" Right "rt" RubyText "ruby" Ruby
        "rubyBase" RubyBase "sdt" Sdt "sdtContent" SdtContent "sectPr" Section
        "smartTag" Smart "start" Start "startOverride" StartOverride "style" Style
        "suff" Suffix "sym" Symbol "sz" Size "t" T "tab" Tab "tbl" Table "tblBorders" TableBorders
        "tblHeader" TableHeader "tblPr" TableProperties "tblStyle" TableStyle "tc" Cell
        "tcBorders" CellBorders "tcPr" CellProperties "top" Top "tr" Row "trPr" RowProperties
        "txbxContent" BoxContent "type" Type "vMerge" VMerge "vanish" Vanish
    }
    Math { "den" Denominator "oMath" Formula "oMathPara" FormulaParagraph "sSup" Raised "sup" Exponent "t" MathText }
    Compatibility { "AlternateContent" Alternatives "Choice" Choice "Fallback" Fallback }
    Other {
        "OLEObject" OleObject "Override" Override "Relationship" Relationship "docPr" DrawingName
        "graphicData" GraphicData "imagedata" ImageData
    }
}
