//! The keys and values of a link, as `application/x-www-form-urlencoded` writes them (WHATWG URL, 5.1).
//! Knows no key. Written for the page's weight: the crate for it brings a kilobyte, most of it for text that is not UTF-8.

/// Keys and values in their order, with or without a leading `?`. Bytes that are no UTF-8 become one replacement sign,
/// which no key and no value knows.
pub fn pairs(link: &str) -> impl Iterator<Item = (String, String)> + '_ {
    link.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(key), decoded(value))
    })
}

#[inline(never)]
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut ahead = rest.clone();
                match (digit(ahead.next()), digit(ahead.next())) {
                    (Some(high), Some(low)) => {
                        rest = ahead;
                        high << 4 | low
                    }
                    // A sign that stands for itself.
                    _ => byte,
                }
            }
            _ => byte,
        });
    }
    String::from_utf8(bytes).unwrap_or_else(|_| "\u{fffd}".to_owned())
}

fn digit(byte: Option<u8>) -> Option<u8> {
    char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn links_are_read_as_the_standard_says(link in "[a-f=&+%0-9?ü日 ]{0,40}") {
            let expected: Vec<(String, String)> = form_urlencoded::parse(link.trim_start_matches('?').as_bytes())
                .map(|(key, value)| (key.into_owned(), value.into_owned()))
                .collect();
            for (own, theirs) in pairs(&link).zip(&expected) {
                for (own, theirs) in [(own.0, &theirs.0), (own.1, &theirs.1)] {
                    prop_assert!(own == *theirs || theirs.contains('\u{fffd}') && own == "\u{fffd}", "{} {}", own, theirs);
                }
            }
            prop_assert_eq!(pairs(&link).count(), expected.len());
        }
    }
}
