//! Which words a negation applies to. "Tidak akan dijual atau dibagikan" negates both verbs; "tidak cocok, lalu kami
//! bagikan" does not negate the second. "Tidak hanya" negates nothing, and two negations with only auxiliary words
//! between them cancel each other.
//!
//! The words that negate, join, contrast and end a statement stand in `words.csv`.

use super::hits::Hits;
use crate::language::Break;

/// The most words behind a negation that it applies to. What follows later is taken as affirmed.
const REACH: usize = 14;

/// How many words after a phrase are searched for what negates it or leaves it out: "nama dan alamat … tidak kami
/// minta".
const BEHIND: usize = 9;

/// A part between commas with at most so many words may be an item of a list.
const LISTED: usize = 4;

/// Returns for each word whether a negation applies to it.
pub(super) fn negated(hits: &Hits<'_, '_>) -> Vec<bool> {
    let mut marks = vec![false; hits.text.words.len()];
    let mut at = 0;
    while at < marks.len() {
        let Some(length) = negation(hits, at) else {
            at += 1;
            continue;
        };
        let start = at + length;
        let relative = at > 0 && hits.is(at - 1, "relative");
        at = mark(hits, &mut marks, at + 1, start, relative);
    }
    marks
}

/// Marks the words that a negation applies to: its own words from `from` on, and those from `start` on, which is behind
/// it. With `relative` it stands in a relative clause. Returns where to look for the next negation.
fn mark(
    hits: &Hits<'_, '_>,
    marks: &mut [bool],
    from: usize,
    start: usize,
    relative: bool,
) -> usize {
    for word in marks.iter_mut().take(start).skip(from) {
        *word = true;
    }
    for (at, reached) in marks.iter_mut().enumerate().skip(start).take(REACH) {
        if at > start && ends(hits, at)
            || at == start && hits.text.words[at].before == Break::Sentence
        {
            return at;
        }
        if let Some(length) = negation(hits, at) {
            // "bukan tidak mungkin": the second negation cancels the first.
            let cancels = (start..at).all(|word| hits.is(word, "auxiliary"));
            return if cancels { at + length } else { at };
        }
        *reached = true;
        // "yang tidak terpakai kami bagikan": in a relative clause only its verb is negated.
        if relative && !hits.is(at, "auxiliary") {
            return at + 1;
        }
    }
    start.max(from)
}

/// Returns true when the statement before a word ends there.
pub(super) fn ends(hits: &Hits<'_, '_>, at: usize) -> bool {
    match hits.text.words[at].before {
        Break::Sentence | Break::Paren => return true,
        Break::Comma if !goes_on(hits, at) => return true,
        _ => {}
    }
    hits.is(at, "turn") || hits.is(at, "joiner") && hits.is(at + 1, "restart")
}

/// Returns true when the part after a comma continues a list: it starts with *atau* or the like, or it is short and
/// starts nothing new. A part of more than two words must contain such a joiner.
fn goes_on(hits: &Hits<'_, '_>, comma: usize) -> bool {
    if hits.is(comma, "joiner") {
        return !hits.is(comma + 1, "restart");
    }
    let words = &hits.text.words;
    let part = (comma..words.len())
        .take(LISTED + 1)
        .take_while(|&at| at == comma || words[at].before < Break::Comma);
    let part: Vec<usize> = part.collect();
    let joined = part.iter().any(|&at| hits.is(at, "joiner"));
    (part.len() <= 2 || part.len() <= LISTED && joined)
        && !part.iter().any(|&at| hits.is(at, "restart") || hits.is(at, "turn"))
}

/// Returns the number of words of the negation that starts at a word; `None` where none does, or where it negates
/// nothing, as in *tidak hanya*.
pub(super) fn negation(hits: &Hits<'_, '_>, at: usize) -> Option<usize> {
    let length = hits.longest(at, "negation")?;
    let excused = (at.saturating_sub(2)..=at)
        .any(|start| hits.longest(start, "no-negation").is_some_and(|length| start + length > at));
    (!excused).then_some(length)
}

/// Returns true when words after a phrase say that it is left out: "sektor perikanan dikesampingkan". The phrase ends
/// before `end`.
pub(super) fn put_aside(hits: &Hits<'_, '_>, end: usize) -> bool {
    let last = hits.text.words.len().min(end + BEHIND);
    (end..last).take_while(|&at| !ends(hits, at)).any(|at| hits.is(at, "left-aside"))
}

/// Returns true when a negated word of the class that `done` names follows a phrase: "SAE tidak dipakai", "nama maupun
/// nomor induk tidak kami minta"; or a negation at the end of a part of the sentence: "datanya tidak". The phrase ends
/// before `end`.
pub(super) fn negated_behind(hits: &Hits<'_, '_>, end: usize, done: &str) -> bool {
    let last = hits.text.words.len().min(end + BEHIND);
    for at in end..last {
        let linked = hits.is(at, "joiner") && negation(hits, at + 1).is_some();
        if ends(hits, at) || linked || hits.is(at, "ask") && negation(hits, at).is_none() {
            return false;
        }
        let relative = at > 0 && hits.is(at - 1, "relative");
        if let (Some(length), false) = (negation(hits, at), relative) {
            // "Kodenya dibuka, datanya tidak."
            let next = hits.text.words.get(at + length);
            if next.is_none_or(|next| next.before >= Break::Comma) {
                return true;
            }
            let verbs = at + length..hits.text.words.len().min(at + length + 5);
            return verbs
                .clone()
                .take_while(|&verb| {
                    verb == at + length || hits.text.words[verb].before < Break::Paren
                })
                .any(|verb| hits.is(verb, done));
        }
    }
    false
}
