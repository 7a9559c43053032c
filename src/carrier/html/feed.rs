//! Characters → the tokenizer, piece by piece, so that each token's place is known and a time
//! limit holds within a file.

use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::reader::{Place, Reader};
use crate::diagnostic::watch;

/// Most characters of a piece.
const PIECE: usize = 2048;
/// Words of a tag after which it is watched. The tokenizer holds each attribute against all before
/// it, so that their number has to be bounded; no tag of a real page has a tenth of these.
const WORDS: usize = 128;

/// The reader, as the tokenizer sees it.
struct Sink {
    reader: RefCell<Reader>,
    /// Where the piece begins, and the characters of it that were handed on.
    place: Cell<Place>,
    /// A reference that the tokenizer has not given yet.
    late: Cell<Option<Place>>,
    /// Tokens so far.
    tokens: Cell<usize>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        self.tokens.set(self.tokens.get() + 1);
        let mut reader = self.reader.borrow_mut();
        match token {
            Token::CharacterTokens(text) => {
                let mut place = self.place.get();
                let mut text = text.chars();
                if let Some(late) = self.late.take() {
                    text.next().into_iter().for_each(|c| reader.character(c, late));
                }
                for c in text {
                    reader.character(c, place);
                    place.column += 1;
                }
                self.place.set(place);
            }
            Token::TagToken(tag) => {
                if let Some(raw) = reader.tag(&tag, self.place.get()) {
                    return TokenSinkResult::RawData(raw);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Hands all characters to a reader.
pub(super) fn feed(chars: &[char], reader: Reader) -> Reader {
    let place = Cell::new(Place { line: 1, column: 1 });
    let late = Cell::new(None);
    let sink = Sink { reader: RefCell::new(reader), place, late, tokens: Cell::new(0) };
    // the tokenizer would take it off the start of each piece; decoding took the mark off
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(sink, options);
    let queue = BufferQueue::default();
    let mut crowd = Crowd::default();
    let mut place = Place { line: 1, column: 1 };
    let mut piece = String::new();
    let mut rest = chars;
    while !rest.is_empty() {
        let length = piece_length(rest);
        let (now, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        watch::tick(length);
        piece.clear();
        piece.extend(now.iter().filter(|c| crowd.keeps(**c)));
        tokenizer.sink.place.set(place);
        queue.push_back(StrTendril::from_slice(&piece));
        let before = tokenizer.sink.tokens.get();
        // nothing stops it: no script is run
        let _ = tokenizer.feed(&queue);
        if now.first() == Some(&'&') && tokenizer.sink.tokens.get() == before {
            tokenizer.sink.late.set(Some(place));
        }
        crowd.look(tokenizer.sink.tokens.get());
        place.column += length;
        let ended =
            now.last() == Some(&'\n') || now.last() == Some(&'\r') && behind.first() != Some(&'\n');
        if ended {
            place = Place { line: place.line + 1, column: 1 };
        }
        rest = behind;
    }
    tokenizer.end();
    tokenizer.sink.reader.into_inner()
}

/// A piece ends before a tag or a reference, and behind a tag, a reference or a line: so the
/// characters that come of it stood side by side.
fn piece_length(chars: &[char]) -> usize {
    let most = chars.len().min(PIECE);
    let first = chars.first().copied().unwrap_or_default();
    for (at, c) in chars.iter().enumerate().take(most) {
        let before = at > 0 && matches!(c, '<' | '&');
        if before {
            return at;
        }
        let behind = matches!(c, '\n' | '\r' | '>') || first == '&' && *c == ';';
        if behind {
            return at + 1;
        }
    }
    most
}

/// Watches for a tag with more attributes than any has.
#[derive(Debug, Default)]
struct Crowd {
    /// The last character.
    last: char,
    /// Inside what looks like a tag.
    tag: bool,
    /// The mark that closes the value of an attribute.
    quote: Option<char>,
    /// Words of the tag outside its quotes.
    words: usize,
    /// Tokens when there were [`WORDS`].
    tokens: Option<usize>,
    /// The words behind are not handed on.
    full: bool,
}

impl Crowd {
    /// Whether a character is handed on. Where a tag is full, what ends it is, or a comment.
    fn keeps(&mut self, c: char) -> bool {
        let last = std::mem::replace(&mut self.last, c);
        if !self.tag {
            if last == '<' && c.is_ascii_alphabetic() {
                *self = Self { last: c, tag: true, ..Self::default() };
            }
            return true;
        }
        match (self.quote, c) {
            (Some(quote), _) if quote == c => {
                self.quote = None;
                self.words += 1;
            }
            (Some(_), _) => {}
            (None, '>') => *self = Self { last: c, ..Self::default() },
            (None, '"' | '\'') if last == '=' => self.quote = Some(c),
            (None, '/') => self.words += 1,
            (None, _) if c.is_ascii_whitespace() => self.words += 1,
            _ => {}
        }
        !self.full || matches!(c, '-' | '>') && self.quote.is_none()
    }

    /// In text and scripts tokens come all the time, in a tag none.
    fn look(&mut self, tokens: usize) {
        if self.words < WORDS {
            return;
        }
        match self.tokens {
            Some(before) if before == tokens => self.full |= self.words > 2 * WORDS,
            _ => (self.tokens, self.words) = (Some(tokens), WORDS),
        }
    }
}
