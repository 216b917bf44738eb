//! Short hashes, which tell two of one name apart.

/// Eight hex digits of the texts: FNV-1a (Fowler, Noll, Vo), which is the same for ever. A zero byte stands between two.
pub(super) fn short_hash(texts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for text in texts {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{:08x}", (hash ^ (hash >> 32)) & 0xffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::short_hash;

    #[test]
    fn where_one_text_ends_matters() {
        assert_eq!(short_hash(&["ab", "c"]), short_hash(&["ab", "c"]));
        assert_ne!(short_hash(&["ab", "c"]), short_hash(&["a", "bc"]));
        assert_eq!(short_hash(&[]).len(), 8);
    }
}
