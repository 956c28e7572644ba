//! Addresses with a query, for lists that keep their state in the URL.
//!
//! Owns: the encoding of names and values. Must not: know any path.

use std::fmt::Write as _;

/// `path?name=value&…#fragment`, encoded; parameters without a value are left out, so the address stays short.
#[must_use]
pub fn address(path: &str, parameters: &[(&str, &str)], fragment: &str) -> String {
    let mut address = path.to_owned();
    let mut mark = '?';
    for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(mark);
        push_encoded(&mut address, name);
        address.push('=');
        push_encoded(&mut address, value);
        mark = '&';
    }
    if !fragment.is_empty() {
        address.push('#');
        address.push_str(fragment);
    }
    address
}

/// Everything but the unreserved characters of RFC 3986 is encoded, byte by byte.
fn push_encoded(address: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            address.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parameters, fragment and the address expected.
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);

    #[test]
    fn values_are_encoded_and_empty_ones_left_out() {
        let cases: [Case<'_>; 5] = [
            (&[], "", "/ds"),
            (&[("q", "")], "bang", "/ds#bang"),
            (
                &[("q", "Đỗ & Co"), ("trang", "2")],
                "",
                "/ds?q=%C4%90%E1%BB%97%20%26%20Co&trang=2",
            ),
            (&[("a", ""), ("b", "x=y?#")], "t", "/ds?b=x%3Dy%3F%23#t"),
            (&[("a-b", "\"<>")], "", "/ds?a-b=%22%3C%3E"),
        ];
        for (parameters, fragment, expected) in cases {
            assert_eq!(address("/ds", parameters, fragment), expected);
        }
    }
}
