//! 版头, read from the top: 份号, 密级, 紧急程度, 标志 or 刊名, 期号, 编发单位 and date, 发文字号, 签发人.

use super::scene::{Mark, NEED, PROOF, Scene, Signal, score};
use super::shape;
use crate::document::{Role, Zone};

/// An element of the header: its role, the characters of its label, its signals.
struct Element {
    role: Role,
    label: fn(&[char]) -> usize,
    signals: &'static [Signal],
}

const NO_LABEL: fn(&[char]) -> usize = |_| 0;

/// In the order in which they are asked.
const ELEMENTS: &[Element] = &[
    Element {
        role: Role::CopyNumber,
        label: NO_LABEL,
        signals: &[
            Signal {
                name: "six or seven digits",
                weight: NEED,
                holds: |scene, at| {
                    scene.piece(at).is_some_and(|p| {
                        (6..=7).contains(&p.len()) && p.chars.iter().all(|c| shape::is_digit(*c))
                    })
                },
            },
            Signal { name: "among the first lines", weight: 0.4, holds: |_, at| at < 3 },
        ],
    },
    Element {
        role: Role::Secrecy,
        label: NO_LABEL,
        signals: &[Signal {
            name: "grade and term",
            weight: PROOF,
            holds: |scene, at| {
                scene.piece(at).is_some_and(|p| {
                    p.len() <= 12
                        && ["绝密", "机密", "秘密", "内部资料"].iter().any(|word| p.starts(word))
                })
            },
        }],
    },
    Element {
        role: Role::Urgency,
        label: NO_LABEL,
        signals: &[Signal {
            name: "word of urgency",
            weight: PROOF,
            holds: |scene, at| {
                scene.piece(at).is_some_and(|p| {
                    let text: String = p.chars.iter().collect();
                    ["特提", "特急", "加急", "平急", "急件"].contains(&text.as_str())
                })
            },
        }],
    },
    Element {
        role: Role::DocNumber,
        label: NO_LABEL,
        signals: &[Signal {
            name: "organ code, year, number",
            weight: PROOF,
            holds: |scene, at| {
                scene.piece(at).is_some_and(|p| {
                    shape::is_doc_number(p.chars)
                        || (shape::is_order_number(p.chars) && p.len() <= 20)
                })
            },
        }],
    },
    Element {
        role: Role::IssueNumber,
        label: NO_LABEL,
        signals: &[Signal {
            name: "number of an issue",
            weight: PROOF,
            holds: |scene, at| scene.piece(at).is_some_and(|p| shape::is_issue_number(p.chars)),
        }],
    },
    Element {
        role: Role::Signer,
        label: |chars| if chars.get(3).is_some_and(|c| "：:".contains(*c)) { 4 } else { 3 },
        signals: &[Signal {
            name: "label 签发人",
            weight: PROOF,
            holds: |scene, at| scene.piece(at).is_some_and(|p| p.starts("签发人") && p.len() < 80),
        }],
    },
    Element {
        role: Role::MastheadIssuer,
        label: NO_LABEL,
        signals: &[
            Signal {
                name: "below the number of an issue",
                weight: NEED,
                holds: |scene, at| at > 0 && scene.role(at - 1) == Some(Role::IssueNumber),
            },
            Signal {
                name: "short, no sentence",
                weight: NEED,
                holds: |scene, at| {
                    scene.piece(at).is_some_and(|p| {
                        p.len() <= 30
                            && !p.has_stop()
                            && p.marker.is_none()
                            && !p.chars.iter().any(|c| "，：:".contains(*c))
                    })
                },
            },
            Signal {
                name: "date follows, or ends as an organ",
                weight: NEED,
                holds: |scene, at| {
                    let dated = scene.piece(at + 1).is_some_and(|p| shape::is_date(p.chars));
                    let organ = scene.piece(at).is_some_and(|p| shape::is_organ(p.chars));
                    let titled = scene.piece(at).is_some_and(|p| p.has("关于"));
                    (dated || organ) && !titled
                },
            },
        ],
    },
    Element {
        role: Role::MastheadDate,
        label: NO_LABEL,
        signals: &[
            Signal {
                name: "date",
                weight: NEED,
                holds: |scene, at| {
                    scene.piece(at).is_some_and(|p| {
                        shape::is_date(p.chars) && shape::unbracketed(p.chars).is_none()
                    })
                },
            },
            Signal {
                name: "below issue or editor",
                weight: NEED,
                holds: |scene, at| {
                    at > 0
                        && matches!(
                            scene.role(at - 1),
                            Some(Role::IssueNumber | Role::MastheadIssuer)
                        )
                },
            },
        ],
    },
];

/// Marks the header and gives the place after it.
pub fn read(scene: &mut Scene) -> usize {
    let mut at = 0;
    while at < scene.len().min(24) {
        let found =
            ELEMENTS.iter().find_map(|element| Some((element, score(element.signals, scene, at)?)));
        if let Some((element, (reason, confidence))) = found {
            let label = scene.piece(at).map_or(0, |piece| (element.label)(piece.chars));
            let mark =
                Mark { label, zone: Zone::Header, ..Mark::new(element.role, reason, confidence) };
            scene.mark(at, mark);
            at += 1;
        } else if at > 0 && scene.role(at - 1) == Some(Role::Signer) && is_names(scene, at) {
            scene.mark(
                at,
                Mark {
                    zone: Zone::Header,
                    joins: true,
                    ..Mark::new(Role::Signer, "names under 签发人", 0.7)
                },
            );
            at += 1;
        } else if let Some((lines, reason)) = masthead(scene, at) {
            let mark = Mark { zone: Zone::Header, ..Mark::new(Role::Masthead, reason, 0.9) };
            scene.mark_all(at, at + lines, &mark);
            at += lines;
        } else {
            break;
        }
    }
    stay_in_main_without_masthead(scene, at);
    at
}

/// Names only, below a line of names.
fn is_names(scene: &Scene, at: usize) -> bool {
    scene.piece(at).is_some_and(|piece| {
        piece
            .text
            .split(shape::SPACES)
            .filter(|part| !part.is_empty())
            .all(|part| shape::is_name(&shape::squeeze(part)))
            && piece.len() <= 12
    })
}

/// Lines of a mark at this place: names of organs, up to what must follow a mark.
fn masthead(scene: &Scene, at: usize) -> Option<(usize, &'static str)> {
    let done = (0..at).any(|i| scene.role(i) == Some(Role::Masthead));
    if done {
        return None;
    }
    for lines in 1..=6 {
        let piece = scene.piece(at + lines - 1)?;
        let plain = piece.len() <= 30
            && !piece.has_stop()
            && piece.marker.is_none()
            && !piece.chars.iter().any(|c| "，：:《".contains(*c))
            && !piece.has("关于");
        if !plain {
            return None;
        }
        let next = scene.piece(at + lines);
        let numbered = next.is_some_and(|next| shape::is_doc_number(next.chars));
        let ordered = next.is_some_and(|next| shape::is_order_number(next.chars));
        let issued = (lines..lines + 2)
            .any(|n| scene.piece(at + n).is_some_and(|next| shape::is_issue_number(next.chars)));
        let organ = shape::is_organ(piece.chars);
        let minutes = piece.ends("纪要") && lines == 1;
        if piece.ends("文件") && (numbered || at + lines < 9) {
            return Some((lines, "ends in 文件"));
        }
        if issued && (piece.len() <= 20 || minutes) {
            return Some((lines, "number of an issue follows"));
        }
        if numbered && (organ || minutes) {
            return Some((lines, "organ alone above a document number"));
        }
        if ordered && piece.ends("令") {
            return Some((lines, "ends in 令, number follows"));
        }
        if !organ {
            return None;
        }
    }
    None
}

/// Without a mark no header is drawn: a number above the title stays with the text.
fn stay_in_main_without_masthead(scene: &mut Scene, end: usize) {
    let marked = (0..end).any(|at| scene.role(at) == Some(Role::Masthead));
    if marked {
        return;
    }
    for at in 0..end {
        if scene.role(at) == Some(Role::DocNumber) {
            scene.change(at, |mark| mark.zone = Zone::Main);
        }
    }
}
